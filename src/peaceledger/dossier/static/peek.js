// Hover or focus shows the passage that a value rests on; in the one file with the words around it.
(() => {
  const AROUND = 160; // characters on each side
  const PATIENCE = 250; // milliseconds before a pointer that passes by counts as one that stays
  const known = new WeakMap();
  const box = document.createElement("div");
  box.id = "peek";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  let link = null;
  let waiting = 0;

  const texts = () => (typeof data === "object" && data.texts) || {};
  const words = (one) => {
    const [quote, ...source] = (known.get(one) || "").split("\n"); // a passage is one line
    const at = /^#t=([^:]+):(\d+)-(\d+)$/.exec(one.getAttribute("href") || "");
    const text = at && texts()[at[1]];
    const passage = document.createElement("mark");
    if (!text) {
      passage.textContent = quote;
      return quote ? [passage, source.join(" ")] : null;
    }
    const [start, end] = [Number(at[2]), Math.min(Number(at[3]), Number(at[2]) + 600)];
    passage.textContent = text.slice(start, end) + (end < Number(at[3]) ? "…" : "");
    const before = text.slice(Math.max(0, start - AROUND), start).replace(/^\S*\s/, "");
    const after = text.slice(end, end + AROUND).replace(/\s\S*$/, "");
    return [`${start > AROUND ? "… " : ""}${before}`, passage, `${after} …`, data.names[at[1]]];
  };
  const hide = () => {
    clearTimeout(waiting);
    box.hidden = true;
    if (link) link.removeAttribute("aria-describedby");
    link = null;
  };
  const show = (one) => {
    if (one.title) {
      known.set(one, one.title);
      one.removeAttribute("title"); // or the browser would show it a second time
    }
    const found = words(one);
    hide();
    if (!found) return;
    const cite = document.createElement("cite");
    cite.textContent = found.at(-1);
    box.replaceChildren(...found.slice(0, -1), cite);
    box.hidden = false;
    link = one;
    link.setAttribute("aria-describedby", "peek");
    const at = one.getClientRects()[0] || one.getBoundingClientRect();
    const below = at.bottom + 6 + box.offsetHeight < innerHeight;
    box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - box.offsetHeight - 6)}px`;
  };
  const refOf = (target) => (target instanceof Element ? target.closest("a.ref") : null);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || box.contains(event.target)) return;
    const one = refOf(event.target);
    clearTimeout(waiting);
    if (one && one !== link) waiting = setTimeout(() => show(one), PATIENCE);
    else if (!one && link && link !== document.activeElement) waiting = setTimeout(hide, PATIENCE);
  });
  document.addEventListener("focusin", (event) => {
    const one = refOf(event.target);
    if (one && one.matches(":focus-visible")) show(one);
    else hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("click", hide);
  document.addEventListener("scroll", hide, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
