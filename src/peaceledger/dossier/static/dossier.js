"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
(() => {
  const { texts } = data;
  const panel = document.getElementById("evidence");
  const body = document.getElementById("evidence-text");
  const title = document.getElementById("evidence-title");
  let opener = null;

  const show = (capture, start, end, name) => {
    const text = texts[capture];
    if (typeof text !== "string") return;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    body.replaceChildren(text.slice(0, start), mark, text.slice(end));
    title.textContent = name;
    panel.hidden = false;
    document.body.classList.add("reading");
    mark.scrollIntoView({ block: "center" });
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
    if (at) {
      const name = opener && opener.title ? opener.title.split(" — ").pop() : "Source";
      show(at[1], Number(at[2]), Number(at[3]), name);
      return;
    }
    if (!panel.hidden) close();
    const target = document.getElementById(location.hash.slice(1));
    const details = target && target.querySelector("details");
    if (details) {
      details.open = true;
      target.scrollIntoView();
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    opener = link.classList.contains("ref") ? link : null;
    if (link.getAttribute("href") === location.hash) follow();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  document.getElementById("evidence-close").addEventListener("click", close);
  window.addEventListener("hashchange", follow);
  for (const input of document.querySelectorAll("input[data-filter]")) {
    const lists = input.dataset.filter.split(" ").map((id) => document.getElementById(id));
    const rows = lists.flatMap((list) => (list ? [...list.children] : []));
    const words = rows.map((row) => (row.dataset.search || row.textContent).toLowerCase());
    const found = input.nextElementSibling;
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row, index) => {
        row.hidden = !wanted.every((word) => words[index].includes(word));
      });
      found.textContent = wanted.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length}` : "";
    });
  }
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  follow();
})();
