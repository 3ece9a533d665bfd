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
  if (at.matches("summary")) {
    at.parentElement.open = true;
    at.parentElement.querySelector("textarea, select, input:not([type=hidden])").focus();
  } else if (at.matches("select, [tabindex]")) at.focus();
  else if (at.matches("button")) at.form.requestSubmit(at); // the browser leads to what is still to be filled in
  else {
    at.focus(); // the next field is one step away
    at.click();
  }
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
const takers = [...document.querySelectorAll("form.takes")];
if (whole && takers.length) {
  document.addEventListener("selectionchange", take);
  whole.addEventListener("keydown", walk);
  const at = /^\?(?:.*&)?at=(\d+)-(\d+)/.exec(location.search);
  if (at) lead(Number(at[1]), Number(at[2]));
}

// what is marked comes into every form that takes words
function take() {
  const marked = getSelection();
  if (marked.isCollapsed || !marked.rangeCount) return;
  const range = marked.getRangeAt(0);
  if (!whole.contains(range.commonAncestorContainer)) return;
  const before = document.createRange();
  before.selectNodeContents(whole);
  before.setEnd(range.startContainer, range.startOffset);
  for (const { elements } of takers) {
    (elements.passage ?? elements.value).value = range.toString();
    if (elements.start) elements.start.value = [...before.toString()].length; // characters, not halves of them
  }
}

// arrows go by words and lines, with Ctrl by characters; with Shift they mark; x changes the end that moves
function walk(e) {
  const way = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] }[e.key];
  const s = getSelection();
  if (e.key === "Enter" && e.target === whole) onward(takers.find((f) => f.checkVisibility()));
  else if (e.key === "x" && s.rangeCount) s.setBaseAndExtent(s.focusNode, s.focusOffset, s.anchorNode, s.anchorOffset);
  else if (!way || e.altKey || e.metaKey) return;
  else {
    if (!s.rangeCount || !whole.contains(s.focusNode)) s.collapse(whole, 0);
    s.modify(e.shiftKey ? "extend" : "move", way[0], e.ctrlKey && way[1] === "word" ? "character" : way[1]);
    if (!whole.contains(s.focusNode)) s.collapse(whole, way[0] === "forward" ? whole.childNodes.length : 0);
  }
  e.preventDefault();
  e.stopPropagation();
  caret(s);
}

// to what is still to be said
function onward(form) {
  (form && ([...form.elements].find((x) => x.required && !x.value) ?? form.querySelector("button")))?.focus();
}

// a text that nobody can type in shows no caret of its own
function caret(s) {
  if (s.focusNode?.nodeType !== Node.TEXT_NODE) return;
  const range = document.createRange();
  const last = Math.min(s.focusOffset, s.focusNode.length - 1);
  range.setStart(s.focusNode, Math.max(0, last));
  range.setEnd(s.focusNode, last + 1);
  if (window.CSS && CSS.highlights) CSS.highlights.set("caret", new Highlight(range));
  const box = range.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 2);
}

// where a link led: the words are lit; where they are to be drawn otherwise they are marked
function lead(start, end) {
  const range = document.createRange();
  let seen = 0;
  const nodes = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const parts = [...node.data];
    for (const [at, set] of [[start, "setStart"], [end, "setEnd"]])
      if (at >= seen && at <= seen + parts.length) range[set](node, parts.slice(0, at - seen).join("").length);
    seen += parts.length;
  }
  if (window.CSS && CSS.highlights) CSS.highlights.set("led", new Highlight(range));
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
  if (!document.getElementById("drawing")) return;
  whole.focus({ preventScroll: true });
  getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}
