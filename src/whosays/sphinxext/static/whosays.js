/* The book's only script of its own. The page is whole without it; with it, notes open as cards, labels can be picked out,
   and exercises answer back. Classic and deferred, because a browser loads no module from a file on disk. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  // ---------------------------------------------------------------- articles

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
        this.card.replaceChildren(...[...note.childNodes].map((node) => node.cloneNode(true)));
        this.card.setAttribute("aria-label", "Note: " + tag.getAttribute("aria-label"));
        tag.after(this.card);
        tag.setAttribute("aria-expanded", "true");
        sentence.classList.add("ws-open");
        this.open = sentence;
        this.place();
      }
      this.pinned = pinned;
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

    /** Beside the text where notes have a column of their own, below the sentence elsewhere. */
    place() {
      const row = this.open.closest(".ws-row"), frame = row.getBoundingClientRect();
      const lines = this.open.getClientRects(), side = row.querySelector(".ws-side").getBoundingClientRect();
      const beside = getComputedStyle(row).display === "grid";
      const style = this.card.style;
      style.left = (beside ? side.left - frame.left : 0) + "px";
      style.width = (beside ? this.root.getBoundingClientRect().right - side.left : Math.min(frame.width, 560)) + "px";
      style.top = (beside ? lines[0].top - frame.top - 6 : lines[lines.length - 1].bottom - frame.top + 6) + "px";
    }

    /** Turn the legend's chips into toggle buttons that keep their label and dim the others, and add one for the notes. */
    chips() {
      const picked = new Set();
      for (const item of all("[data-ws-label]", this.root)) {
        const label = item.dataset.wsLabel;
        this.toggle(item, false, (pressed) => {
          if (pressed) picked.add(label);
          else picked.delete(label);
          this.dim(picked);
        });
      }
      const list = this.root.querySelector(".ws-chips");
      if (!list) return;
      const item = make("li", { class: "ws-notes-switch" }, make("span", { class: "ws-chip" }, "Notes"));
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
      for (const sentence of all(".ws-s", this.root)) sentence.classList.toggle("ws-dim", !shown(sentence, "ws-"));
      for (const note of all(".ws-mnote", this.root)) note.classList.toggle("ws-dim", !shown(note, "ws-mnote-"));
    }

    /** Open the card of the sentence that the address names, as #s12 or #n12. */
    follow(id) {
      const target = document.getElementById(id.replace(/n(\d+)$/, "s$1"));
      if (!target || !this.root.contains(target) || !target.classList.contains("ws-s")) return;
      target.scrollIntoView({ block: "center", behavior: "instant" });
      this.show(target, true);
    }
  }

  // ---------------------------------------------------------------- exercises

  const VERDICTS = { right: "Right", partly: "Partly right", wrong: "Not yet", blank: "No answer yet" };

  class PracticeExercise {
    constructor(root) {
      this.root = root;
      this.form = root.querySelector("form");
      this.data = JSON.parse(root.querySelector(".ws-exercise-data").textContent);
      this.store = `whosays:${this.data.id}:${this.data.sha256.slice(0, 12)}`;
      this.items = new Map(all("[data-ws-item]", root).map((group) => [group.dataset.wsItem, group]));
      for (const [id, group] of this.items) this.equip(id, group);
      this.form.append(this.toolbar());
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.checkAll(); });
      this.form.addEventListener("change", () => this.save());
      this.load();
      this.count();
    }

    equip(id, group) {
      const button = make("button", { type: "button", class: "ws-button ws-check" }, "Check");
      button.append(make("span", { class: "ws-unseen" }, " item " + group.querySelector(".ws-item-number").textContent));
      button.addEventListener("click", () => { this.check(id); this.count(); });
      group.querySelector(".ws-actions").prepend(button);
      group.querySelector(".ws-answer").hidden = true; // the feedback says the same, and says it of the answer given
      for (const input of all("input", group)) input.addEventListener("input", () => this.forget(group));
    }

    toolbar() {
      const button = (words, type, action) => {
        const made = make("button", { type, class: "ws-button" }, words);
        if (action) made.addEventListener("click", action);
        return made;
      };
      this.progress = make("p", { class: "ws-progress", role: "status" });
      this.student = make("input", { type: "text", autocomplete: "off" });
      return make("div", { class: "ws-toolbar" },
        this.progress,
        make("p", {}, button("Check all", "submit"), button("Start again", "button", () => this.clear()),
          button("Print", "button", () => this.print())),
        make("p", {}, make("label", {}, "Your name, for the file only ", this.student),
          button("Export answers", "button", () => this.export())));
    }

    answerOf(id) {
      const group = this.items.get(id);
      const box = group.querySelector("input[type=number]");
      if (!box) return group.querySelector("input:checked")?.value ?? null;
      return box.value === "" ? null : box.valueAsNumber;
    }

    /** The grader's word on an answer, as it was written into the page. */
    verdictOn(id, answer) {
      const item = this.data.items[id];
      if (answer === null) return { outcome: "blank", earned: 0, feedback: "Choose or write an answer first." };
      if (item.choices) return item.choices[answer];
      const value = item.share && Math.abs(answer) > 0 && Math.abs(answer) < 1 ? answer * 100 : answer;
      const slack = 1e-9 * Math.max(1, Math.abs(value)); // binary rounding, not leniency
      const band = item.bands.find(({ low, high }) => value >= low - slack && value <= high + slack) ?? item.otherwise;
      return { ...band, feedback: band.feedback.replace("{answer}", `${value} ${item.unit}`.trim()) };
    }

    check(id) {
      const group = this.items.get(id), verdict = this.verdictOn(id, this.answerOf(id));
      const place = group.querySelector(".ws-feedback");
      group.dataset.wsOutcome = verdict.outcome;
      place.replaceChildren(make("strong", {}, VERDICTS[verdict.outcome] ?? verdict.outcome), " ", verdict.feedback);
      if (verdict.outcome !== "blank") this.show(group.querySelector(".ws-item-text"), this.data.items[id].evidence);
    }

    /** Mark the words of evidence in the item's text. */
    show(text, words) {
      if (!text || text.querySelector("mark")) return;
      for (const word of words) {
        const node = [...text.childNodes].find((one) => one.nodeType === Node.TEXT_NODE && one.data.includes(word));
        if (!node) continue;
        const found = node.splitText(node.data.indexOf(word));
        found.splitText(word.length);
        const mark = make("mark", { class: "ws-ev" });
        found.replaceWith(mark);
        mark.append(found);
      }
    }

    forget(group) {
      delete group.dataset.wsOutcome;
      group.querySelector(".ws-feedback").replaceChildren();
    }

    checkAll() {
      for (const id of this.items.keys()) this.check(id);
      this.count();
      this.save();
    }

    count() {
      const checked = [...this.items].filter(([, group]) => (group.dataset.wsOutcome ?? "blank") !== "blank");
      const sum = (pick) => Math.round(checked.reduce((total, [id]) => total + pick(id), 0) * 100) / 100;
      const earned = sum((id) => this.verdictOn(id, this.answerOf(id)).earned);
      const words = checked.length ? ` ${earned} of ${sum((id) => this.data.items[id].points)} points on those.` : "";
      this.progress.textContent = `${checked.length} of ${this.items.size} items checked.${words}`;
    }

    answers() {
      const given = [...this.items.keys()].map((id) => [id, this.answerOf(id)]);
      return Object.fromEntries(given.filter(([, answer]) => answer !== null));
    }

    save() {
      try { localStorage.setItem(this.store, JSON.stringify(this.answers())); } catch { /* private window: nothing is kept */ }
    }

    load() {
      let kept = {};
      try { kept = JSON.parse(localStorage.getItem(this.store)) ?? {}; } catch { /* nothing kept, or not ours */ }
      for (const [id, group] of this.items) {
        if (!(id in kept)) continue;
        for (const input of all("input", group)) {
          if (input.type === "radio") input.checked = input.value === kept[id];
          else input.value = kept[id];
        }
      }
    }

    clear() {
      this.form.reset();
      for (const group of this.items.values()) {
        this.forget(group);
        for (const mark of all("mark", group)) mark.replaceWith(...mark.childNodes);
      }
      this.save();
      this.count();
    }

    print() {
      document.body.classList.add("ws-print-exercise");
      this.root.classList.add("ws-printed");
      window.print();
      document.body.classList.remove("ws-print-exercise");
      this.root.classList.remove("ws-printed");
    }

    export() {
      const submission = { format: 1, exercise: this.data.id, exercise_sha256: this.data.sha256, answers: this.answers() };
      const student = this.student.value.trim();
      if (student) submission.student = student;
      const file = new Blob([JSON.stringify(submission, null, 2) + "\n"], { type: "application/json" });
      const link = make("a", { href: URL.createObjectURL(file), download: `${this.data.id}-answers.json` });
      link.click();
      URL.revokeObjectURL(link.href);
    }
  }

  // ---------------------------------------------------------------- start

  document.documentElement.classList.add("ws-js");
  const articles = all(".ws-article.ws-show-labels").map((root) => new AnnotatedArticle(root));
  for (const root of all(".ws-exercise")) new PracticeExercise(root);
  const follow = () => articles.forEach((article) => article.follow(decodeURIComponent(location.hash.slice(1))));
  window.addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
