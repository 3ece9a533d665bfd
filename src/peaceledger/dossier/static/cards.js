// Cards of events: one that the address names opens; a field narrows the list; print opens all.
(() => {
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
      found.textContent = wanted.length ? `${rows.filter((row) => !row.hidden).length} / ${rows.length}` : "";
    });
  }
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    const details = target && (target.matches("details") ? target : target.matches("li") && target.querySelector("details"));
    if (!details) return;
    details.open = true;
    target.scrollIntoView();
  };
  const layer = () => {
    const chosen = /^#layer=(\w+)$/.exec(location.hash);
    const input = document.querySelector("#timeline input[data-filter]");
    if (!chosen || !input) return;
    input.value = input.closest("label").dataset[chosen[1]];
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  window.addEventListener("hashchange", layer);
  window.addEventListener("hashchange", open);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  layer();
  open();
})();
