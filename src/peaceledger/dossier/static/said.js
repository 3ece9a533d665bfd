(() => {
  const { texts, spoken } = data;
  const [SPEAKER, SIDES, DAY, TIED, STANCES, TOPICS, QUARREL, FULLEST, REPORTS] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const PAGE = 50;
  const MOST_PRINTED = 500;
  const LONG = 1200; // characters; longer ones are speeches, or slips, that would bury the rest
  const ONCE = "\u0000once";
  const $ = (id) => document.getElementById(id);
  const said = spoken.said;
  const speakersOf = (u) => spoken.speakers[u[SPEAKER]].split("; "); // joint speakers stand on the page of each
  const often = new Map();
  for (const name of said.flatMap(speakersOf)) often.set(name, (often.get(name) || 0) + 1);

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const draw = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const { locale, forms: rules, many: forms } = data.said;
  const say = (key, values = {}) => data.said.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const shownAs = (n) => n.toLocaleString(locale);
  const fits = (n, one) => (one.includes("*") ? String(n).padStart(2, "0").endsWith(one.replace(/[!*]/g, "")) : String(n) === one.replace("!", ""));
  const follows = (n, rule) => rule.some((one) => one[0] !== "!" && fits(n, one)) && !rule.some((one) => one[0] === "!" && fits(n, one));
  const formOf = (n) => (rules.findIndex((rule) => follows(n, rule)) + rules.length + 1) % (rules.length + 1);
  const many = (n, key) => forms[key].split("|").at(formOf(n)).replace("{n}", () => shownAs(n));
  const unique = (values) => [...new Set(values)];
  const outletOf = (report) => spoken.articles[report[0]][1];
  const sourceOf = (report) => {
    const [, outlet, day] = spoken.articles[report[0]];
    return spoken.outlets[outlet] + (day ? `, ${day}` : "");
  };
  const wordsOf = (report) => texts[spoken.articles[report[0]][0]].slice(report[1], report[2]).replace(/\s+/g, " ");
  const lower = new Map();
  const searched = (u) => {
    if (!lower.has(u)) lower.set(u, `${spoken.speakers[u[SPEAKER]]} ${u[REPORTS].map(wordsOf).join(" ")}`.toLowerCase());
    return lower.get(u);
  };

  // Each filter: its values of an utterance, as text; the select; how a value reads.
  const filters = {
    speaker: { of: (u) => speakersOf(u).flatMap((name) => (often.get(name) > 1 ? [name] : [ONCE, name])), all: say("every_speaker") },
    side: { of: (u) => u[SIDES].map((i) => spoken.sides[i]), all: say("every_side") },
    topic: { of: (u) => u[TOPICS].map((i) => spoken.topics[i]), all: say("every_topic") },
    stance: { of: (u) => u[STANCES].map((i) => spoken.stances[i]), all: say("every_stance") },
    outlet: { of: (u) => unique(u[REPORTS].map(outletOf)).map((i) => spoken.outlets[i]), all: say("every_outlet") },
  };
  const sideName = new Map(spoken.sides.map((id, i) => [id, spoken.side_names[i]]));
  const reads = (name, value) => {
    if (value === ONCE) return say("once");
    return name === "side" ? sideName.get(value) || value : value;
  };
  const chosen = { speaker: "", side: "", topic: "", stance: "", outlet: "", order: "", words: "" };
  let found = [];
  let shown = 0;

  const passes = (u, but) =>
    Object.keys(filters).every((name) => name === but || !chosen[name] || filters[name].of(u).includes(chosen[name]));

  const fill = (name, within) => {
    const counts = new Map();
    for (const u of within) {
      if (!passes(u, name)) continue;
      for (const value of filters[name].of(u)) {
        if (name !== "speaker" || value === ONCE || often.get(value) > 1) counts.set(value, (counts.get(value) || 0) + 1);
      }
    }
    if (chosen[name] && !counts.has(chosen[name])) counts.set(chosen[name], within.filter((u) => passes(u)).length);
    const order = (a, b) => (a[0] === ONCE) - (b[0] === ONCE) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
    const options = [...counts].sort(order).map(([value, n]) => make("option", { value }, `${reads(name, value)} (${shownAs(n)})`));
    const select = $(`by-${name}`);
    select.replaceChildren(make("option", { value: "" }, filters[name].all), ...options);
    select.value = chosen[name];
  };

  const head = () => {
    const title = ["speaker", "side"].filter((name) => chosen[name]).map((name) => reads(name, chosen[name]));
    const narrow = ["topic", "stance"].filter((name) => chosen[name]).map((name) => chosen[name]);
    if (chosen.outlet) narrow.push(say("in_outlet", { outlet: chosen.outlet }));
    if (chosen.words) narrow.push(`“${chosen.words}”`);
    const days = found.map((u) => u[DAY]).filter(Boolean).sort();
    const reports = found.reduce((sum, u) => sum + u[REPORTS].length, 0);
    const outlets = unique(found.flatMap((u) => u[REPORTS].map(outletOf))).length;
    const open = found.length - days.length;
    const counted = { utterances: many(found.length, "utterance"), reports: many(reports, "report"), outlets: many(outlets, "outlet") };
    const span = days.length && (days[0] === days.at(-1) ? day(days[0]) : say("span", { first: day(days[0]), last: day(days.at(-1)) }));
    const facts = [say("facts", counted), span].filter(Boolean).join(", ") + (open && days.length ? `; ${say("undated", { n: shownAs(open) })}` : "");
    const heading = make("h3", {}, title.join(", ") || say("everybody"));
    if (narrow.length) heading.append(" ", make("span", { class: "n" }, narrow.join(", ")));
    $("said-head").replaceChildren(heading, make("p", { class: "facts" }, facts), ...bars(days));
  };

  const day = (iso) => new Date(`${iso}T00:00:00Z`).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // How often in each day, month or year, whichever gives at most 60 bars.
  const bars = (days) => {
    if (days.length < 2 || days[0] === days.at(-1)) return [];
    const [first, last] = [days[0], days.at(-1)].map((iso) => new Date(`${iso}T00:00:00Z`));
    const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
    const span = Math.round((last - first) / 864e5) + 1;
    const unit = span <= 60 ? "day" : months <= 60 ? "month" : "year";
    const number = { day: span, month: months, year: last.getUTCFullYear() - first.getUTCFullYear() + 1 }[unit];
    const at = (iso) => {
      const [y, m] = iso.split("-").map(Number);
      if (unit === "day") return Math.round((new Date(`${iso}T00:00:00Z`) - first) / 864e5);
      return unit === "month" ? (y - first.getUTCFullYear()) * 12 + m - 1 - first.getUTCMonth() : y - first.getUTCFullYear();
    };
    const counts = new Array(number).fill(0);
    for (const iso of days) counts[at(iso)] += 1;
    const most = Math.max(...counts);
    const width = 720 / number;
    const svg = draw("svg", { viewBox: "0 0 720 76", role: "img", class: "bars", "aria-label": say("bars_name", { unit: say(unit), most, first: day(days[0]), last: day(days.at(-1)) }) });
    counts.forEach((n, i) => {
      const height = n ? Math.max(2, (52 * n) / most) : 0;
      svg.append(draw("rect", { x: (i * width + width * 0.1).toFixed(1), y: (56 - height).toFixed(1), width: Math.min(width * 0.8, 40).toFixed(1), height: height.toFixed(1) }));
    });
    for (const [x, iso, side] of [[0, days[0], "first"], [720, days.at(-1), "last"]]) {
      const text = draw("text", { x, y: 72, class: side });
      text.textContent = day(iso);
      svg.append(text);
    }
    const peak = draw("text", { x: 360, y: 72, class: "middle" });
    peak.textContent = say("bars", { unit: say(unit), most });
    svg.append(peak);
    return [make("figure", {}, svg)];
  };

  const link = (report, words, start, end) => {
    const capture = spoken.articles[report[0]][0];
    const quote = texts[capture].slice(start, Math.min(end, start + 300)).replace(/\s+/g, " ");
    return make("a", { class: "ref", href: `#t=${capture}:${start}-${end}`, title: `${quote}\n${sourceOf(report)}` }, words);
  };
  const quote = (report) => {
    const words = wordsOf(report);
    const shape = (text) => (report[3] === 0 ? make("q", {}, text) : text);
    const a = link(report, shape(words), report[1], report[2]);
    if (words.length <= LONG) return [a];
    const cut = words.slice(0, words.lastIndexOf(" ", LONG / 2) + 1 || LONG / 2);
    a.replaceChildren(shape(`${cut}…`));
    const whole = make("button", { type: "button" }, say("all_characters", { n: shownAs(words.length) }));
    whole.addEventListener("click", () => {
      a.replaceChildren(shape(words));
      whole.remove();
      a.focus({ preventScroll: true });
    });
    return [a, " ", whole];
  };
  // Outlet → reporter → … → speaker, with the word that reports.
  const chain = (u, report) => {
    const list = make("ol", { class: "chain" }, make("li", { class: "outlet" }, sourceOf(report)));
    for (const name of spoken.chains[report[4]].split("\n").filter(Boolean)) list.append(make("li", {}, name));
    const speaker = spoken.speakers[u[SPEAKER]];
    const owner = report[7] ? link(report, speaker, report[6], report[7]) : speaker;
    list.append(make("li", { class: "owner" }, owner));
    const cue = spoken.cues[report[5]];
    const how = ["", say("partly"), say("indirect")][report[3]];
    const words = [cue && `“${cue}”`, how].filter(Boolean).join(", ");
    if (words) list.append(make("li", { class: "cue" }, words));
    return list;
  };
  const first = (u) => {
    if (!u[DAY]) return say("first_unknown");
    const when = day(u[DAY]);
    return u[TIED] > 1 ? say("first_tie", { when, articles: many(u[TIED], "article") }) : say("first", { outlet: spoken.outlets[outletOf(u[REPORTS][0])], when });
  };

  const item = (u) => {
    const reports = u[REPORTS];
    const full = reports[u[FULLEST]];
    const words = wordsOf(full);
    const tags = make("p", { class: "tags" });
    const sides = u[SIDES].map((i) => spoken.sides[i]).filter((id) => id !== "none").map((id) => reads("side", id));
    for (const text of u[STANCES]) tags.append(make("span", { class: "tag" }, spoken.stances[text]), " ");
    for (const text of u[TOPICS]) tags.append(make("span", { class: "tag quiet" }, spoken.topics[text]), " ");
    if (u[QUARREL]) tags.append(make("a", { href: `#${u[QUARREL]}` }, say("elsewhere")));
    const body = make("div", {}, make("p", { class: "words" }, ...quote(full)), chain(u, full), tags);
    if (reports.length > 1) {
      const outlets = unique(reports.map(outletOf)).length;
      const list = make("ul", { class: "reports" });
      for (const report of reports) {
        const own = wordsOf(report);
        const same = own === words ? [link(report, say("same_words"), report[1], report[2])] : quote(report);
        list.append(make("li", {}, ...same, chain(u, report)));
      }
      body.append(make("details", {}, make("summary", {}, say("told", { reports: many(reports.length, "report"), outlets: many(outlets, "outlet"), first: first(u) })), list, make("p", { class: "id" }, `peaceledger why ${u[0]}`)));
    }
    const when = make("div", { class: "when" }, u[DAY] ? day(u[DAY]) : say("day_not_stated"));
    if (!chosen.speaker || chosen.speaker === ONCE) when.append(make("b", {}, spoken.speakers[u[SPEAKER]]));
    if (sides.length) when.append(make("small", {}, sides.join(", ")));
    return make("li", { title: `peaceledger why ${u[0]}` }, when, body);
  };

  const more = (number) => {
    const list = $("said");
    const next = found.slice(shown, shown + number);
    list.append(...next.map(item));
    shown += next.length;
    const rest = found.length - shown;
    $("said-more").hidden = rest === 0;
    $("said-more").textContent = say("show_more", { n: shownAs(Math.min(PAGE, rest)), rest: many(rest, "further_utterance") });
    return list.children[shown - next.length];
  };

  const orders = {
    new: (a, b) => (a[DAY] === "") - (b[DAY] === "") || (a[DAY] < b[DAY] ? 1 : a[DAY] > b[DAY] ? -1 : 0),
    most: (a, b) => b[REPORTS].length - a[REPORTS].length,
  };
  const refresh = () => {
    const wanted = chosen.words.toLowerCase().split(/\s+/).filter(Boolean);
    const within = wanted.length ? said.filter((u) => wanted.every((word) => searched(u).includes(word))) : said;
    found = within.filter((u) => passes(u));
    if (orders[chosen.order]) found = [...found].sort(orders[chosen.order]);
    for (const name of Object.keys(filters)) fill(name, within);
    $("by-order").value = chosen.order;
    if ($("by-words").value !== chosen.words) $("by-words").value = chosen.words;
    head();
    $("said").replaceChildren();
    shown = 0;
    more(PAGE);
  };
  const address = () => {
    const parts = Object.entries(chosen).filter(([, value]) => value);
    return parts.length ? `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}` : "#statements";
  };
  const choose = () => {
    history.replaceState(null, "", address());
    refresh();
  };
  const follow = () => {
    const parts = location.hash.slice(1).split("&").map((part) => part.split("="));
    if (!parts.every(([name, value]) => Object.hasOwn(chosen, name) && value !== undefined)) return;
    for (const name of Object.keys(chosen)) chosen[name] = "";
    try {
      for (const [name, value] of parts) chosen[name] = decodeURIComponent(value);
    } catch {
      return; // an address cut in the middle of a character
    }
    refresh();
    $("statements").scrollIntoView();
    $("by-speaker").focus({ preventScroll: true });
  };

  $("finder").hidden = false;
  for (const name of [...Object.keys(filters), "order"]) {
    $(`by-${name}`).addEventListener("change", (event) => {
      chosen[name] = event.target.value;
      choose();
    });
  }
  let waiting = 0;
  $("by-words").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      chosen.words = event.target.value.trim();
      choose();
    }, 150);
  });
  $("by-none").addEventListener("click", () => {
    for (const name of Object.keys(chosen)) chosen[name] = "";
    choose();
  });
  $("said-more").addEventListener("click", () => {
    const next = more(PAGE);
    const target = next && next.querySelector("a");
    if (target) target.focus({ preventScroll: true });
  });
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => {
    if (shown < Math.min(found.length, MOST_PRINTED)) more(MOST_PRINTED - shown);
  });
  refresh();
  follow();
})();
