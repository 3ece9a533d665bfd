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
  follow();
})();
