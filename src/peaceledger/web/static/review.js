// Single keys, and a marked passage taken into its form. Every form works without it.
"use strict";

const typing = (e) => e.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select") || e.target.isContentEditable;

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.repeat) return;
  if (e.key === "Escape" && typing(e)) { e.target.blur(); return; }
  if (typing(e)) return;
  if (e.key === "z") {
    const last = [...document.querySelectorAll("details.undo")].pop();
    if (last) { e.preventDefault(); last.open = true; last.querySelector("[name=reason]").focus(); }
    return;
  }
  const at = document.querySelector(`[data-key="${CSS.escape(e.key)}"]`);
  if (!at) return;
  e.preventDefault();
  if (at.matches("select")) at.focus();
  else if (at.matches("button")) at.form.requestSubmit(at); // the browser leads to what is still to be filled in
  else at.click();
});

// the value to be corrected is offered as it is
for (const field of document.querySelectorAll("select[data-key=c]")) {
  const value = field.form.elements.value;
  const offer = () => { value.value = field.selectedOptions[0]?.dataset.value ?? ""; };
  field.addEventListener("change", offer);
  offer();
}

// nothing is sent twice by a key held down
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (e) => {
    if (form.dataset.sent) e.preventDefault();
    form.dataset.sent = "1";
  });
}
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

const whole = document.getElementById("whole");
const adding = document.getElementById("adding");
if (whole && adding) {
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    if (marked.isCollapsed || !marked.rangeCount) return;
    const range = marked.getRangeAt(0);
    if (!whole.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(whole);
    before.setEnd(range.startContainer, range.startOffset);
    adding.elements.start.value = [...before.toString()].length; // characters, not halves of them
    adding.elements.passage.value = range.toString();
  });
  const at = /^\?(?:.*&)?at=(\d+)-(\d+)/.exec(location.search);
  if (at && window.CSS && CSS.highlights) show(Number(at[1]), Number(at[2]));
}

// where a link led: the words are lit, without touching the text
function show(start, end) {
  const range = document.createRange();
  let seen = 0;
  const walk = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parts = [...node.data];
    for (const [at, set] of [[start, "setStart"], [end, "setEnd"]])
      if (at >= seen && at <= seen + parts.length) range[set](node, parts.slice(0, at - seen).join("").length);
    seen += parts.length;
  }
  CSS.highlights.set("led", new Highlight(range));
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
