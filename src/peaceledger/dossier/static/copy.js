// A button to copy each form of a citation; without it the words can be marked and copied.
(() => {
  for (const place of document.querySelectorAll("[data-copy]")) {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    place.append(said);
    for (const form of place.querySelectorAll(".cited pre")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = place.dataset.copy;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(form.textContent);
        } catch {
          getSelection().selectAllChildren(form); // a file that is opened from disk may have no clipboard
          document.execCommand("copy");
        }
        button.after(said);
        said.textContent = ` ${place.dataset.done}`;
      });
      form.before(button);
    }
  }
})();
