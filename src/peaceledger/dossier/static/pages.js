"use strict";
// One page at a time; all of them without a script, in print, and for the browser's own search.
(() => {
  const sections = [...document.querySelectorAll("main > section")];
  const links = new Map([...document.querySelectorAll("nav a")].map((a) => [a.getAttribute("href"), a]));
  const home = sections[0];
  document.body.classList.add("paged");
  let current = null;
  const turn = (section) => {
    if (!section || section === current) return;
    current = section;
    for (const one of sections) {
      if (one === section) one.removeAttribute("hidden");
      else one.setAttribute("hidden", "until-found");
    }
    for (const [address, link] of links) {
      if (address === `#${section.id}`) {
        link.setAttribute("aria-current", "page");
        link.parentElement.parentElement.scrollLeft = link.offsetLeft - innerWidth / 3; // on a phone the row is longer than the screen
      } else link.removeAttribute("aria-current");
    }
  };
  const named = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // an address cut in the middle of a character
    }
  };
  // A fragment may name a page, something on it, a passage (which opens beside the page), or what is chosen among the statements.
  const follow = () => {
    const target = named(location.hash);
    if (target && target.id !== "main") {
      turn(target.closest("main > section"));
      if (target === current) window.scrollTo(0, 0);
      else target.scrollIntoView();
    } else if (/^#(speaker|side|topic|stance|outlet|order|words)=/.test(location.hash)) {
      turn(document.getElementById("statements"));
    } else if (!current) turn(home);
  };
  for (const section of sections) section.addEventListener("beforematch", () => turn(section));
  window.addEventListener("hashchange", follow);
  follow();
})();
