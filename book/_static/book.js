/* Furo opens its drawers with labels of check boxes, which a keyboard cannot reach: make buttons of them. */
(() => {
  "use strict";
  const NAMES = { __navigation: "Pages of the book", __toc: "Sections of this page" };
  for (const label of document.querySelectorAll("label.nav-overlay-icon, label.toc-overlay-icon")) {
    const box = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.setAttribute("aria-label", NAMES[box.id]);
    button.setAttribute("aria-expanded", box.checked);
    button.append(...label.childNodes);
    button.addEventListener("click", () => { box.checked = !box.checked; box.dispatchEvent(new Event("change")); });
    box.addEventListener("change", () => button.setAttribute("aria-expanded", box.checked));
    label.replaceWith(button);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const box of document.querySelectorAll(".sidebar-toggle:checked")) { box.checked = false; box.dispatchEvent(new Event("change")); }
  });
})();
