// Citations from what stands on the page: the record, its passages, their articles. The formats are those of cite.py; a test compares.
(() => {
  const articles = data.articles; // by capture: [start, end, item]
  const MOST = 20;
  const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  for (const c of "{}$&#%_") LATEX[c] = `\\${c}`;
  const latex = (text) => text.split(/\s+/).filter(Boolean).join(" ").replace(/[\\~^{}$&#%_]/g, (c) => LATEX[c]);
  const straight = (text) => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ""); // nothing turns what it is pasted into
  const day = (item) => ((item.issued || {})["date-parts"] || [[]])[0].map((n) => String(n).padStart(2, "0")).join("-");
  const author = (item) => (item.author || [{}])[0].literal || "";

  const passage = (link) => {
    const [, capture, start, end] = /^#t=([^:]+):(\d+)-(\d+)$/.exec(link.getAttribute("href"));
    const at = Number(start);
    const found = (articles[capture] || []).find(([from, to]) => from <= at && at < to);
    const abstract = data.texts[capture].slice(at, Number(end)).split(/\s+/).filter(Boolean).join(" ");
    return { type: "article", ...(found ? found[2] : {}), id: `${capture}:${start}-${end}`, abstract };
  };
  const record = (id, title) => ({ ...data.record, id, title, number: id });
  const formats = {
    text: (items) => {
      const [first, ...rest] = items;
      const told = (p) => [author(p), p.title, p["container-title"], day(p), p.URL].filter(Boolean).join(", ");
      const head = `${first.title} [${first.id}; peaceledger ${first.version}; ${first.note}; ${day(first)}]`;
      return straight(`${[head, ...rest.map((p) => `“${p.abstract}” ${told(p)} (${p.id})`)].join("\n")}\n`);
    },
    BibTeX: (items) =>
      straight(items
        .map((item) => {
          const values = {
            author: author(item) && `{${latex(author(item))}}`,
            title: item.title && `{${latex(item.title)}}`,
            howpublished: latex(item["container-title"] || `peaceledger ${item.version || ""}`.trim()),
            year: day(item).slice(0, 4),
            date: day(item),
            url: item.URL,
            note: latex([item.note, item.abstract, item.id].filter(Boolean).join("; ")),
          };
          const lines = Object.entries(values).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
          return `@misc{${item.id.replace(/[^A-Za-z0-9]+/g, "_")},\n${lines.join(",\n")}\n}\n`;
        })
        .join("\n")),
    "CSL-JSON": (items) => JSON.stringify(items, null, 1),
  };
  const copy = async (text, said) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea"); // a file that is opened from disk may have no clipboard
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    said.textContent = data.cite.done;
  };
  // Buttons come when a card is opened: thousands of them would only slow the page down.
  const offer = (place, items) => {
    if (!place || place.querySelector(".citing")) return;
    const line = document.createElement("p");
    line.className = "citing";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    line.append(`${data.cite.name} `);
    for (const [name, format] of Object.entries(formats)) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name === "text" ? data.cite.text : name;
      button.addEventListener("click", () => copy(format(items()), said));
      line.append(button, " ");
    }
    line.append(said);
    place.append(line);
  };
  const passages = (place) => [...place.querySelectorAll(".reports a.ref, .positions a.ref")].slice(0, MOST).map(passage);
  document.addEventListener(
    "toggle",
    (event) => {
      const card = event.target.closest("li.event");
      if (!card || !event.target.open) return;
      offer(event.target, () => [record(card.id, card.querySelector(".what").textContent), ...passages(card)]);
    },
    true,
  );
  for (const quarrel of document.querySelectorAll("article.quarrel")) {
    offer(quarrel, () => [record(quarrel.id, quarrel.querySelector("p").textContent), ...passages(quarrel)]);
  }
  // A row of a table: its buttons come when they are asked for, and go when asked again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (!link || !data.cites[link.dataset.id]) return;
    event.preventDefault();
    const open = link.parentElement.querySelector(".citing");
    link.setAttribute("aria-expanded", String(!open));
    if (open) {
      open.remove();
      return;
    }
    const [title, places] = data.cites[link.dataset.id];
    const at = places.map(([capture, start, end]) => ({ getAttribute: () => `#t=${capture}:${start}-${end}` }));
    offer(link.parentElement, () => [record(link.dataset.id, title), ...at.map(passage)]);
    link.parentElement.querySelector(".citing button").focus();
  });
  const here = document.querySelector("#evidence .here");
  offer(here, () => {
    const link = { getAttribute: () => location.hash };
    const one = passage(link);
    return [record(one.id, one.abstract), one];
  });
})();
