/* Articles. The page is whole without this script; with it, notes open as cards and labels can be picked out.
   Classic and deferred, because a browser loads no module from a file on disk. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const CARD_WIDTH = 230; // pixels: a narrower card is a column of single words
  const HOVER_DELAY = 160, LEAVE_DELAY = 260; // milliseconds: time to pass over a sentence, time to reach its card

  class AnnotatedArticle {
    constructor(root) {
      this.root = root;
      this.card = make("div", { class: "ws-card", role: "group" });
      this.open = null; // the sentence whose card is open
      this.pinned = false; // opened by a click or a link, so that passing over another sentence does not take it away
      for (const sentence of all(".ws-s", root)) this.listen(sentence);
      root.addEventListener("keydown", (event) => event.key === "Escape" && this.dismiss(event));
      root.addEventListener("focusout", (event) => !this.open?.contains(event.relatedTarget) && !this.pinned && this.close());
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      document.addEventListener("click", (event) => this.open && !this.open.contains(event.target) && this.close());
      window.addEventListener("resize", () => this.open && this.place());
      this.chips();
    }

    listen(sentence) {
      const tag = sentence.querySelector(".ws-tag");
      tag.setAttribute("role", "button");
      tag.setAttribute("aria-expanded", "false");
      tag.addEventListener("focus", () => tag.matches(":focus-visible") && this.show(sentence));
      tag.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        tag.click();
      });
      sentence.addEventListener("click", (event) => this.press(event, sentence));
      sentence.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.enter(sentence));
      sentence.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && this.leave());
    }

    press(event, sentence) {
      if (this.card.contains(event.target) || String(window.getSelection())) return;
      event.preventDefault();
      if (this.open === sentence && this.pinned) this.close();
      else this.show(sentence, true);
    }

    enter(sentence) {
      clearTimeout(this.timer);
      if (this.pinned || this.open === sentence) return;
      this.timer = setTimeout(() => this.show(sentence), HOVER_DELAY);
    }

    leave() {
      clearTimeout(this.timer);
      if (!this.pinned) this.timer = setTimeout(() => this.close(), LEAVE_DELAY);
    }

    show(sentence, pinned = false) {
      clearTimeout(this.timer);
      if (this.open !== sentence) {
        this.close();
        const tag = sentence.querySelector(".ws-tag");
        const note = document.getElementById(tag.hash.slice(1));
        const close = make("button", { type: "button", class: "ws-close", "aria-label": "Close the note" }, "\u2715");
        close.addEventListener("click", () => { tag.focus(); this.close(); });
        this.card.replaceChildren(close, ...[...note.childNodes].map((node) => node.cloneNode(true)));
        this.card.setAttribute("aria-label", "Note: " + tag.getAttribute("aria-label"));
        tag.after(this.card);
        tag.setAttribute("aria-expanded", "true");
        sentence.classList.add("ws-open");
        this.open = sentence;
        this.place();
      }
      this.pinned = pinned;
      // By keyboard a card that only opens in passing is passed by; one that is kept is gone through.
      for (const control of all("a, button, summary", this.card)) control.tabIndex = pinned ? 0 : -1;
      if (pinned) this.card.scrollIntoView({ block: "nearest", behavior: "instant" }); // it may open below the window
    }

    close() {
      clearTimeout(this.timer);
      if (!this.open) return;
      this.open.classList.remove("ws-open");
      this.open.querySelector(".ws-tag").setAttribute("aria-expanded", "false");
      this.card.remove();
      this.open = null;
      this.pinned = false;
    }

    dismiss(event) {
      if (!this.open) return;
      if (this.card.contains(event.target)) this.open.querySelector(".ws-tag").focus();
      this.close();
    }

    /** Beside the text where notes have a column that is wide enough, below the sentence elsewhere. */
    place() {
      const row = this.open.closest(".ws-row"), frame = row.getBoundingClientRect();
      const lines = this.open.getClientRects(), side = row.querySelector(".ws-side").getBoundingClientRect();
      const room = this.root.getBoundingClientRect().right - side.left;
      const beside = getComputedStyle(row).display === "grid" && room >= CARD_WIDTH;
      const style = this.card.style;
      style.left = (beside ? side.left - frame.left : 0) + "px";
      style.width = (beside ? room : Math.min(frame.width, 560)) + "px";
      style.top = (beside ? lines[0].top - frame.top - 6 : lines[lines.length - 1].bottom - frame.top + 6) + "px";
    }

    /** Turn the legend's chips into toggle buttons that keep their label and dim the others, and add one for the notes. */
    chips() {
      const picked = new Set();
      const list = this.root.querySelector(".ws-chips"), order = all("[data-ws-label]", this.root);
      for (const item of order) {
        const label = item.dataset.wsLabel;
        this.toggle(item, false, (pressed) => {
          if (pressed) picked.add(label);
          else picked.delete(label);
          this.dim(picked);
          // The line of chips is one that scrolls: those that are picked stand where they are seen.
          const first = [...order].sort((one, other) => picked.has(other.dataset.wsLabel) - picked.has(one.dataset.wsLabel));
          list.append(...first, ...list.querySelectorAll(".ws-notes-switch"));
          list.scrollLeft = 0;
          item.firstElementChild.focus({ preventScroll: true });
        });
      }
      for (const link of all(".ws-mnote a", this.root)) link.tabIndex = -1; // the tag of the sentence opens the same note
      if (!list) return;
      const item = make("li", { class: "ws-notes-switch" }, make("span", { class: "ws-chip" }, "Notes with the text"));
      list.append(item);
      this.toggle(item, true, (pressed) => this.root.classList.toggle("ws-without-notes", !pressed));
    }

    toggle(item, pressed, change) {
      const chip = item.firstElementChild;
      const button = make("button", { type: "button", class: "ws-chip", "aria-pressed": pressed }, ...chip.childNodes);
      button.addEventListener("click", () => {
        const now = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", now);
        change(now);
      });
      chip.replaceWith(button);
    }

    dim(picked) {
      const shown = (element, stem) => picked.size === 0 || [...picked].some((label) => element.classList.contains(stem + label));
      const text = this.root.querySelector(".ws-page"), before = text.getBoundingClientRect().top;
      this.root.classList.toggle("ws-picking", picked.size > 0);
      this.next?.remove();
      if (picked.size) this.root.querySelector(".ws-chips")?.prepend(this.next = make("li", {}, this.stepper(shown), " ", this.showAll()));
      window.scrollBy({ top: text.getBoundingClientRect().top - before, behavior: "instant" }); // the text stays where it is
      for (const sentence of all(".ws-s", this.root)) sentence.classList.toggle("ws-dim", !shown(sentence, "ws-"));
      for (const note of all(".ws-mnote", this.root)) note.classList.toggle("ws-dim", !shown(note, "ws-mnote-"));
    }

    /** A button that goes from one sentence with a picked label to the one below, and from the last to the first. */
    stepper(shown) {
      const button = make("button", { type: "button", class: "ws-chip" }, "Next \u2193");
      let last = null;
      button.addEventListener("click", (event) => {
        event.stopPropagation(); // a click outside of a sentence closes its card
        const found = all(".ws-s", this.root).filter((sentence) => shown(sentence, "ws-"));
        last = found[found.indexOf(last) + 1] ?? found[0];
        if (!last) return;
        last.scrollIntoView({ block: "center", behavior: "instant" });
        last.querySelector(".ws-tag").focus({ preventScroll: true });
        this.show(last, true);
      });
      return button;
    }

    /** A button that lets go of every label that is picked. */
    showAll() {
      const button = make("button", { type: "button", class: "ws-chip" }, "Show all");
      button.addEventListener("click", () => { for (const chip of all("[data-ws-label] [aria-pressed='true']", this.root)) chip.click(); });
      return button;
    }

    /** Open the card of the sentence that the address names, as #s12 or #n12. */
    follow(id) {
      const target = document.getElementById(id.replace(/n(\d+)$/, "s$1"));
      if (!target || !this.root.contains(target) || !target.classList.contains("ws-s")) return;
      target.scrollIntoView({ block: "center", behavior: "instant" });
      this.show(target, true);
    }
  }

  /** A table that is wider than its place can be scrolled by keyboard too. */
  function reachable() {
    all(".table-wrapper").forEach((wrapper, at) => {
      if (wrapper.closest(".ws-scroll") || wrapper.scrollWidth <= wrapper.clientWidth || wrapper.tabIndex === 0) return;
      wrapper.tabIndex = 0;
      wrapper.setAttribute("role", "region");
      wrapper.setAttribute("aria-label", `Table ${at + 1}`);
    });
  }
  reachable();
  window.addEventListener("resize", reachable);

  window.whosays = { all, make }; // for the script of the exercises, which is loaded after this one
  document.documentElement.classList.add("ws-js");
  const articles = all(".ws-article.ws-show-labels").map((root) => new AnnotatedArticle(root));
  const follow = () => articles.forEach((article) => article.follow(decodeURIComponent(location.hash.slice(1))));
  window.addEventListener("hashchange", follow);
  if (location.hash) follow();

  // The copies for a day without a network are made when the page stands; from a file on disk there is no need of them.
  // A page outside of the book has no root, and no copies.
  const base = document.documentElement.dataset.content_root;
  if (base !== undefined && "serviceWorker" in navigator && location.protocol !== "file:") {
    const worker = new URL("offline.js", new URL(base, location.href));
    window.addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => undefined));
  }
})();
