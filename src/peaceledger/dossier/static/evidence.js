// A passage in its text, beside the page, with everything that the ledger reads in that text.
const data = JSON.parse(document.getElementById("data").textContent);
(() => {
  const { texts, names, marks, notes, kinds, words } = data;
  const [KIND, START, END, NOTE, EVENT] = [0, 1, 2, 3, 4];
  const MOST = 12; // annotations listed for a passage; the whole list is one click away
  const $ = (id) => document.getElementById(id);
  const panel = $("evidence");
  const body = $("evidence-text");
  const all = $("evidence-all");
  let opener = null;
  let shown = null;

  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };
  const item = (capture, mark) => {
    const link = make("a", "", make("span", "kind", words[kinds[mark[KIND]]]), ` ${notes[mark[NOTE]]}`);
    link.href = `#t=${capture}:${mark[START]}-${mark[END]}`;
    const line = make("li", kinds[mark[KIND]], link);
    if (mark[EVENT] && document.getElementById(mark[EVENT])) {
      const event = make("a", "more", "→");
      event.href = `#${mark[EVENT]}`;
      event.setAttribute("aria-label", words.event);
      line.append(" ", event);
    }
    return line;
  };
  // The text cut wherever an annotation begins or ends; the longest one lies outermost.
  const fill = (capture, start, end) => {
    const text = texts[capture];
    const here = marks[capture] || [];
    const cuts = [...new Set([0, start, end, text.length, ...here.flatMap((m) => [m[START], m[END]])])].sort((a, b) => a - b);
    const lines = [];
    let found = null;
    let open = [];
    let next = 0;
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const [left, right] = [cuts[i], cuts[i + 1]];
      open = open.filter((m) => m[END] > left);
      while (next < here.length && here[next][START] <= left) open.push(here[next++]);
      let node = document.createTextNode(text.slice(left, right));
      for (const m of [...open].sort((a, b) => a[END] - a[START] - (b[END] - b[START]))) {
        node = make("span", `read ${kinds[m[KIND]]}`, node);
        node.dataset.at = `${m[START]}-${m[END]}`;
      }
      if (left >= start && right <= end && left < right) {
        node = make("mark", "", node);
        found = found || node;
      }
      lines.push(node);
    }
    body.replaceChildren(...lines);
    return found;
  };
  const show = (capture, start, end) => {
    if (typeof texts[capture] !== "string") return;
    const found = fill(capture, start, end);
    const here = marks[capture] || [];
    const inside = here.filter((m) => m[START] < end && start < m[END]);
    $("evidence-title").textContent = names[capture];
    $("evidence-notes").replaceChildren(...inside.slice(0, MOST).map((m) => item(capture, m)));
    $("evidence-none").hidden = inside.length > 0;
    all.hidden = here.length === 0;
    if (shown !== capture) {
      all.open = false;
      $("evidence-list").replaceChildren();
      $("evidence-count").textContent = String(here.length);
    }
    shown = capture;
    panel.hidden = false;
    document.body.classList.add("reading");
    if (found) found.scrollIntoView({ block: "center" });
    panel.focus({ preventScroll: true });
  };
  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("reading");
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  };
  const follow = () => {
    const at = /^#t=([^:]+):(\d+)-(\d+)$/.exec(location.hash);
    if (at) show(decodeURIComponent(at[1]), Number(at[2]), Number(at[3]));
    else if (!panel.hidden) close();
  };
  all.addEventListener("toggle", () => {
    if (all.open && !$("evidence-list").childElementCount) {
      $("evidence-list").replaceChildren(...(marks[shown] || []).map((m) => item(shown, m)));
    }
  });
  body.addEventListener("click", (event) => {
    const read = event.target.closest("[data-at]");
    if (read && getSelection().isCollapsed) location.hash = `t=${shown}:${read.dataset.at}`;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || panel.contains(link)) return;
    opener = link.getAttribute("href").startsWith("#t=") ? link : null;
    if (link.getAttribute("href") === location.hash) follow();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  $("evidence-close").addEventListener("click", close);
  window.addEventListener("hashchange", follow);
  follow();
})();
