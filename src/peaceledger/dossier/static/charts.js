"use strict";
(() => {
  // Arrow keys walk the marks of a chart, of which the tab key reaches one.
  for (const chart of document.querySelectorAll("svg.chart")) {
    chart.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const here = event.target.closest("a.mark");
      if (!here || (!step && event.key !== "Home" && event.key !== "End")) return;
      const marks = [...chart.querySelectorAll("a.mark:not(.off)")];
      const at = marks.indexOf(here);
      const to = event.key === "Home" ? marks[0] : event.key === "End" ? marks.at(-1) : marks[at + step];
      event.preventDefault();
      if (!to) return;
      here.setAttribute("tabindex", "-1");
      to.setAttribute("tabindex", "0");
      to.focus();
    });
  }

  // A picture as a file of its own, in the colours that the page has now.
  const COLOURS = ["--ink", "--soft", "--paper", "--raised", "--rule", "--link"];
  const NS = "http://www.w3.org/2000/svg";
  const style = () => {
    const rules = [];
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) if (rule.selectorText && rule.selectorText.startsWith(".chart")) rules.push(rule.cssText);
    }
    const now = getComputedStyle(document.documentElement);
    const colours = COLOURS.map((name) => `${name}:${now.getPropertyValue(name)}`).join(";");
    return `svg{${colours}}${rules.join("")}`;
  };
  const file = (charts) => {
    const whole = document.createElementNS(NS, "svg");
    let width = 0;
    let height = 0;
    for (const chart of charts) {
      const copy = chart.cloneNode(true);
      for (const link of copy.querySelectorAll("a")) {
        link.removeAttribute("href");
        link.removeAttribute("tabindex");
      }
      copy.setAttribute("y", height);
      width = Math.max(width, chart.viewBox.baseVal.width);
      height += chart.viewBox.baseVal.height;
      whole.append(copy);
    }
    whole.setAttribute("viewBox", `0 0 ${width} ${height}`);
    whole.setAttribute("width", width);
    whole.setAttribute("height", height);
    const dress = document.createElementNS(NS, "style");
    dress.textContent = style();
    whole.prepend(dress);
    return new XMLSerializer().serializeToString(whole);
  };
  for (const button of document.querySelectorAll("button.save-svg")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const charts = button.closest("figure").querySelectorAll("svg.chart");
      const address = URL.createObjectURL(new Blob([file(charts)], { type: "image/svg+xml" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = button.dataset.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    });
  }

  // Filters of the timeline: the list and the marks of its charts follow.
  const sift = document.getElementById("sift");
  if (!sift) return;
  const lists = sift.dataset.list.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const rows = lists.flatMap((list) => [...list.children]);
  const dated = lists[0] && lists[0].id === "events-all" ? [...lists[0].children] : [];
  const page = sift.closest("section, main, body");
  const numbers = (node) => node.dataset.of.split(" ").map(Number);
  const charts = [...page.querySelectorAll("svg.timeline")];
  const single = charts.flatMap((chart) => [...chart.querySelectorAll(".mark[data-of]")]).map((mark) => ({ mark, of: numbers(mark) }));
  const steps = charts.flatMap((chart) => [...chart.querySelectorAll(".mark[data-y]")]).map((mark) => ({
    mark,
    foot: Number(mark.dataset.y),
    bars: [...mark.querySelectorAll("rect")].reverse().map((bar) => ({ bar, of: numbers(bar), tall: Number(bar.getAttribute("height")) })),
  }));
  const selects = [...sift.querySelectorAll("select")];
  const values = (row, key) => (row.dataset[key] ? row.dataset[key].split("\n") : []);
  for (const select of selects) {
    const counts = new Map();
    for (const row of rows) for (const value of values(row, select.dataset.by)) counts.set(value, (counts.get(value) || 0) + 1);
    const names = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    select.append(new Option(sift.dataset.any, ""), ...names.map(([name, n]) => new Option(`${name} (${n})`, name)));
  }
  const draw = (shown) => {
    for (const { mark, of } of single) mark.classList.toggle("off", !of.some((i) => shown.has(i)));
    for (const { mark, foot, bars } of steps) {
      let top = foot;
      for (const { bar, of, tall } of bars) {
        const height = (tall * of.filter((i) => shown.has(i)).length) / of.length;
        top -= height;
        bar.setAttribute("height", height);
        bar.setAttribute("y", top);
      }
      mark.classList.toggle("off", top === foot);
    }
  };
  const shown = (row) => !row.hidden && !row.classList.contains("sifted"); // the field for words hides rows, too
  const apply = () => {
    const wanted = selects.filter((s) => s.value).map((s) => [s.dataset.by, s.value]);
    for (const row of rows) row.classList.toggle("sifted", !wanted.every(([key, value]) => values(row, key).includes(value)));
    const left = rows.filter(shown);
    draw(new Set(dated.flatMap((row, i) => (shown(row) ? [i] : []))));
    sift.querySelector("[role=status]").textContent = left.length < rows.length || wanted.length ? `${left.length} / ${rows.length}` : "";
  };
  for (const select of selects) select.addEventListener("change", apply);
  sift.querySelector("button").addEventListener("click", () => {
    for (const select of selects) select.value = "";
    apply();
  });
  page.addEventListener("input", (event) => {
    if (event.target.matches("[data-filter]")) apply();
  });
  apply();
  sift.hidden = false;
})();
