// On the page of a text: the passage that the address names is marked, whatever its ends; kinds of annotation can be put away.
(() => {
  const text = document.querySelector(".source .text");
  if (!text) return;
  const follow = () => {
    const at = /^#(\d+)-(\d+)$/.exec(location.hash);
    if (!at || !globalThis.CSS || !CSS.highlights) return;
    const [start, end] = [Number(at[1]), Number(at[2])];
    const range = new Range();
    let seen = 0;
    for (const line of text.querySelectorAll(".row > p")) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (start >= seen && start <= seen + node.length) range.setStart(node, start - seen);
        if (end > seen && end <= seen + node.length) range.setEnd(node, end - seen);
        seen += node.length;
      }
    }
    CSS.highlights.set("at", new Highlight(range));
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  for (const box of document.querySelectorAll(".legend input")) {
    box.addEventListener("change", () => text.classList.toggle(`no-${box.dataset.kind}`, !box.checked));
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
