/* Exercises. A page of practice is whole without this script, with each answer folded under its item; with it, the page says
   what the grader said of every answer when the site was built. A student's page has no key: it takes answers, keeps them and
   saves them as a file. Classic and deferred, because a browser loads no module from a file on disk. */
(() => {
  "use strict";

  const { all, make } = window.whosays;
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const checked = (group, name) => group.querySelector(`input[name="${name}"]:checked`)?.value ?? null;
  /** Numbers that follow each other, together. */
  const runsOf = (numbers) => numbers.reduce((made, at) => (made.at(-1)?.at(-1) === at - 1 ? made.at(-1).push(at) : made.push([at]), made), []);
  const points = (text) => [...text].length; // code points, as the grader counts

  // ---------------------------------------------------------------- controls: one entry for each way of answering

  /** What to do where one of two parts is answered; "" where both or neither are. */
  const half = (first, second, needsSecond, needsFirst) => (first && !second ? needsSecond : second && !first ? needsFirst : "");

  /** The parts of an answer, or null where there is none of them. */
  const some = (parts) => (Object.values(parts).some((part) => part !== null) ? parts : null);

  /** Radio buttons of one name. `value` is the lookup among the grader's words, `answer` goes into the file. */
  const radio = {
    read: (group, id) => checked(group, id),
    write: (group, id, answer) => { for (const input of all("input", group)) input.checked = input.value === answer; },
    value: (answer) => answer,
  };

  const twoQuestions = {
    equip(group, item, id) {
      group.addEventListener("change", () => twoQuestions.settle(group, id));
    },
    /** The second question is none where the answer to the first is the page. */
    settle(group, id) {
      const page = checked(group, `${id}-voice`) === "page";
      for (const input of all(`input[name="${CSS.escape(id)}-check"]`, group)) input.disabled = page;
    },
    parts: (group, id) => ({ voice: checked(group, `${id}-voice`), check: checked(group, `${id}-check`) }),
    read(group, id) {
      const { voice, check } = twoQuestions.parts(group, id);
      if (voice === "page") return { gate: "page" };
      return voice && check ? { voice, check } : null;
    },
    keep: (group, id) => some(twoQuestions.parts(group, id)),
    write(group, id, kept) {
      for (const input of all("input", group)) input.checked = input.value === (input.name.endsWith("-voice") ? kept.voice : kept.check);
      twoQuestions.settle(group, id);
    },
    value: (answer) => answer.gate ?? `${answer.voice}/${answer.check}`,
    missing(group, id) {
      const { voice, check } = twoQuestions.parts(group, id);
      return voice === "page" ? "" : half(voice, check, "Answer the second question too: could we check it?", "Answer the first question too: who says it?");
    },
  };

  const certainty = {
    parts: (group, id) => ({ answer: checked(group, `${id}-answer`), certainty: Number(checked(group, `${id}-sure`)) || null }),
    /** An answer without a certainty is one; the grader takes it and says what it lacks. */
    read(group, id) {
      const { answer, certainty: sure } = certainty.parts(group, id);
      return answer && sure ? { answer, certainty: sure } : answer;
    },
    keep: (group, id) => some(certainty.parts(group, id)),
    write(group, id, kept) {
      for (const input of all("input", group)) input.checked = input.value === String(input.name.endsWith("-sure") ? kept.certainty : kept.answer);
    },
    value: (answer) => `${answer.answer}/${answer.certainty}`,
    missing(group, id) {
      const { answer, certainty: sure } = certainty.parts(group, id);
      return half(answer, sure, "Say how sure you are, too.", "Choose an answer, too.");
    },
  };

  /** A box for a number, read as the grader reads it; what is no number goes into the file as it was written. */
  const number = {
    written: (group) => group.querySelector("input").value.normalize("NFKC").trim(),
    /** The number that `written` gives in the unit of the item, and how far rounding to its last digit can have moved it, or
        null where it gives none; a bare one from 0 to 1 is a share of one. */
    parse(written, item) {
      const unit = item.unit.toLowerCase(), named = unit !== "" && written.toLowerCase().endsWith(unit);
      const plain = (named ? written.slice(0, -unit.length).trim() : written).replace("\u2212", "-");
      if (!/^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/.test(plain) || !/\d/.test(plain)) return null;
      const value = Number(plain.replaceAll(",", "")), size = Math.abs(value), decimals = plain.split(".")[1]?.length ?? 0;
      const scale = item.share && !named && size > 0 && size < 1 ? 100 : 1;
      return { value: value * scale, rounded: Math.min(1, scale * 10 ** -decimals) / 2 };
    },
    read: (group) => number.written(group) || null,
    write: (group, id, answer) => { group.querySelector("input").value = answer; },
    missing(group, id, item) {
      const written = number.written(group);
      return written && number.parse(written, item) === null ? "Write a number in digits, such as 1360 or 5.7, with a point and not a comma." : "";
    },
    verdict(answer, item) {
      const { value, rounded } = number.parse(answer, item), slack = 1e-9 * Math.max(1, Math.abs(value)); // binary rounding, not leniency
      const reach = (band) => ("rounded" in band ? Math.min(band.margin, Math.max(band.rounded, rounded)) : band.margin);
      const band = item.bands.find((one) => Math.abs(value - one.value) <= reach(one) + slack) ?? item.otherwise;
      return { ...band, feedback: fill(band.feedback, { answer: `${value}${item.unit === "%" ? "" : " "}${value === 1 ? item.one : item.unit}`.trim() }) };
    },
  };

  const text = {
    read: (group) => group.querySelector("textarea").value.trim() || null,
    write: (group, id, answer) => { group.querySelector("textarea").value = answer; },
    verdict: (answer, item) => ({ outcome: "own", earned: 0, feedback: item.own }),
  };

  /** The letter for a share, with the note that the grader would write. */
  function told(item, share, exact, answer, notes) {
    const outcome = share === 1 ? "right" : share > 0 ? "partly" : "wrong";
    const letter = item.letters[outcome === "right" && !exact ? "near" : outcome];
    return { outcome, earned: share * item.points, feedback: fill(letter, { answer, note: notes }) };
  }

  /** The best share under any of the keys, of a function that gives share and note for one key. */
  function best(item, compare) {
    let found = { share: 0, ...compare(item.keys[0][0]) };
    for (const [key, weight] of item.keys.slice(1)) {
      if (weight > found.share && compare(key).share === 1) found = { share: weight, exact: false, note: weight === 1 ? "The key accepts your answer too." : "The key accepts it in part." };
    }
    return found;
  }

  /** Each word of the text is a toggle button; the arrow keys go from word to word. */
  const touch = {
    equip(group, item) {
      const place = group.querySelector(".ws-touch");
      place.setAttribute("role", "group");
      place.setAttribute("aria-label", "The words of the sentence");
      const words = item.pieces.map((piece, at) =>
        at % 2 ? make("button", { type: "button", class: "ws-word", "aria-pressed": "false", tabindex: at === 1 ? "0" : "-1" }, piece) : piece);
      place.replaceChildren(...all(".ws-lead", place), ...words, ...all(".ws-trail", place));
      const buttons = all(".ws-word", place);
      place.addEventListener("click", (event) => {
        const button = event.target.closest(".ws-word");
        if (!button) return;
        button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
        button.dispatchEvent(new Event("input", { bubbles: true }));
        button.dispatchEvent(new Event("change", { bubbles: true }));
      });
      place.addEventListener("keydown", (event) => {
        const at = buttons.indexOf(document.activeElement), step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: buttons.length - 1 - at }[event.key];
        const next = buttons[at + step];
        if (at < 0 || step === undefined || !next) return;
        event.preventDefault();
        buttons[at].tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    },
    touched: (group) => all(".ws-word", group).flatMap((word, at) => (word.getAttribute("aria-pressed") === "true" ? [at] : [])),
    read(group, id, item) {
      const spans = [];
      let start = 0;
      const on = new Set(touch.touched(group));
      item.pieces.forEach((piece, at) => {
        const end = start + points(piece);
        if (at % 2 && on.has((at - 1) / 2)) spans.push({ start, end, quote: piece });
        start = end;
      });
      return spans.length ? spans : null;
    },
    write(group, id, answer, item) {
      let start = 0;
      const starts = new Set(answer.map((span) => span.start));
      const words = all(".ws-word", group);
      item.pieces.forEach((piece, at) => {
        if (at % 2) words[(at - 1) / 2].setAttribute("aria-pressed", starts.has(start));
        start += points(piece);
      });
    },
    /** Outline the words of the key in the text. */
    show(group, item) {
      all(".ws-word", group).forEach((word, at) => word.classList.toggle("ws-right", item.keys[0][0].includes(at)));
    },
    settle: (group) => { for (const word of all(".ws-word", group)) word.classList.remove("ws-right"); },
    verdict(answer, item, group) {
      const given = touch.touched(group), words = item.pieces.filter((piece, at) => at % 2);
      const compare = (key) => {
        const hit = given.filter((at) => key.includes(at)).length, f1 = (2 * hit) / (given.length + key.length);
        const counts = { hit, given: given.length, right: key.length }, slack = 1e-9;
        const parted = runsOf(key).some((run) => !run.some((at) => given.includes(at)));
        if (f1 >= item.full - slack && parted) return { share: 0.5, note: fill(item.notes.missing, counts) };
        if (f1 >= item.full - slack) return { share: 1, exact: hit === given.length && hit === key.length, note: fill(item.notes.near, counts) };
        return { share: f1 >= item.part - slack ? 0.5 : 0, note: fill(given.length > 2 * key.length ? item.notes.many : item.notes.far, counts) };
      };
      const { share, exact, note } = best(item, compare);
      return told(item, share, exact, runsOf(given).map((run) => run.map((at) => words[at]).join(" ")).join(" | "), note);
    },
  };

  const match = {
    read(group) {
      const pairs = all("select", group).filter((box) => box.value).map((box) => [box.dataset.wsClaim, box.value]);
      return pairs.length ? Object.fromEntries(pairs) : null;
    },
    write: (group, id, answer) => { for (const box of all("select", group)) box.value = answer[box.dataset.wsClaim] ?? ""; },
    missing(group) {
      const open = all("select", group).filter((box) => !box.value).length;
      return open && open < all("select", group).length ? `Choose for each: ${open} ${open === 1 ? "is" : "are"} still open.` : "";
    },
    verdict(answer, item) {
      const compare = (key) => {
        const claims = Object.keys(key), good = claims.filter((claim) => answer[claim] === key[claim]).length;
        return { share: good / claims.length, exact: good === claims.length, note: fill(item.notes.partly, { good, all: claims.length }) };
      };
      const { share, exact, note } = best(item, compare);
      const shown = Object.keys(item.keys[0][0]).map((claim) => `${item.called[claim]}: ${item.names[answer[claim]] ?? "-"}`).join("; ");
      return told(item, share, exact, shown, note);
    },
  };

  /** A list whose entries move up and down by buttons; what was moved where is said aloud. */
  const order = {
    equip(group) {
      const list = group.querySelector(".ws-order");
      const said = make("p", { class: "ws-unseen", role: "status" });
      list.after(said);
      const move = (entry, button, step) => {
        const other = step < 0 ? entry.previousElementSibling : entry.nextElementSibling;
        if (!other) return;
        if (step < 0) other.before(entry);
        else other.after(entry);
        list.dataset.wsMoved = "yes";
        button.focus();
        said.textContent = `Moved to ${[...list.children].indexOf(entry) + 1} of ${list.children.length}.`;
        list.dispatchEvent(new Event("input", { bubbles: true }));
        list.dispatchEvent(new Event("change", { bubbles: true }));
      };
      for (const entry of [...list.children]) {
        for (const [words, sign, step] of [["up", "↑", -1], ["down", "↓", 1]]) {
          const button = make("button", { type: "button", class: "ws-move", "aria-label": `Move ${entry.dataset.wsLetter} ${words}` }, sign);
          button.addEventListener("click", () => move(entry, button, step));
          entry.append(" ", button);
        }
      }
    },
    read(group) {
      const list = group.querySelector(".ws-order");
      return list.dataset.wsMoved ? [...list.children].map((entry) => entry.dataset.wsLetter) : null;
    },
    write(group, id, answer) {
      const list = group.querySelector(".ws-order");
      for (const letter of answer) list.append(list.querySelector(`[data-ws-letter="${letter}"]`));
      list.dataset.wsMoved = "yes";
    },
    missing: (group) => (group.querySelector(".ws-order").dataset.wsMoved ? "" : "Move something first."),
    verdict(answer, item) {
      const compare = (key) => {
        let good = 0, pairs = 0;
        answer.forEach((one, at) => answer.slice(at + 1).forEach((other) => { pairs += 1; good += key.indexOf(one) < key.indexOf(other); }));
        return { share: Math.max(0, (2 * good - pairs) / pairs), exact: good === pairs, note: fill(item.notes.partly, { good, all: pairs }) };
      };
      const { share, exact, note } = best(item, compare);
      return told(item, share, exact, answer.join(", "), note);
    },
  };

  const CONTROLS = {
    sort: radio, pair: radio, why: radio, audit: radio,
    "two-questions": twoQuestions, certainty, number, touch, match, order, fix: text,
  };

  // ---------------------------------------------------------------- the exercise

  const VERDICTS = { right: "Right", partly: "Partly right", wrong: "Not right", blank: "No answer yet", own: "Compare" };

  /** What every exercise does: it takes answers, keeps them on the device and puts them into a file. */
  class Exercise {
    constructor(root, data) {
      this.root = root;
      this.data = data;
      this.form = root.querySelector("form");
      this.store = `whosays:${data.id}:${data.sha256.slice(0, 12)}`;
      this.items = new Map(all("[data-ws-item]", root).map((group) => [group.dataset.wsItem, group]));
      for (const [id, group] of this.items) this.equip(id, group);
      this.student = make("input", { type: "text", autocomplete: this.remembersName ? "name" : "off", maxlength: 200 });
      this.tools();
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
      this.form.addEventListener("change", () => this.save());
      this.form.addEventListener("input", () => { clearTimeout(this.soon); this.soon = setTimeout(() => this.save(), 400); });
      window.addEventListener("pagehide", () => this.save()); // a phone throws pages away without a word
      this.load();
      this.count();
    }

    controls(id) {
      return CONTROLS[this.data.items[id].kind];
    }

    equip(id, group) {
      this.controls(id).equip?.(group, this.data.items[id], id);
    }

    answerOf(id) {
      return this.controls(id).read(this.items.get(id), id, this.data.items[id]);
    }

    /** What an answer still needs; "" where it is whole, or where there is none. */
    missing(id) {
      return this.controls(id).missing?.(this.items.get(id), id, this.data.items[id]) ?? "";
    }

    /** What the device keeps of an answer: all of it, and what there is of one that is not whole. */
    keptOf(id) {
      const controls = this.controls(id);
      return (controls.keep ?? controls.read)(this.items.get(id), id, this.data.items[id]);
    }

    answers(of = (id) => this.answerOf(id)) {
      const given = [...this.items.keys()].map((id) => [id, of(id)]);
      return Object.fromEntries(given.filter(([, answer]) => answer !== null));
    }

    /** What is kept beside the answers. */
    more() {
      return {};
    }

    /** What was given here, in words; "" where nothing was. */
    given() {
      const count = Object.keys(this.answers((id) => this.keptOf(id))).length;
      return count > 1 ? `all your ${count} answers` : count ? "your answer" : "";
    }

    save() {
      try {
        if (this.given()) localStorage.setItem(this.store, JSON.stringify({ answers: this.answers((id) => this.keptOf(id)), ...this.more() }));
        else localStorage.removeItem(this.store);
      } catch { /* private window: nothing is kept */ }
    }

    /** Take away what was given, here and on the device, once that is confirmed; and go to where the exercise begins. */
    clear() {
      const given = this.given();
      if (given && !window.confirm(`This takes away ${given} here. Start again?`)) return;
      clearTimeout(this.soon);
      this.form.reset();
      for (const [id, group] of this.items) {
        for (const word of all(".ws-word", group)) word.setAttribute("aria-pressed", "false");
        for (const list of all(".ws-order", group)) {
          list.append(...[...list.children].sort((one, other) => one.dataset.wsLetter.localeCompare(other.dataset.wsLetter)));
          delete list.dataset.wsMoved;
        }
        group.querySelector(".ws-feedback").replaceChildren();
        this.controls(id).settle?.(group, id);
      }
      this.cleared();
      this.save();
      this.count();
      this.form.querySelector("input, select, textarea, button").focus(); // far above
    }

    cleared() {}

    load() {
      let kept = null;
      try { kept = JSON.parse(localStorage.getItem(this.store)); } catch { /* nothing kept, or not ours */ }
      for (const [id, group] of this.items) {
        if (!(id in (kept?.answers ?? {}))) continue;
        try {
          this.controls(id).write(group, id, kept.answers[id], this.data.items[id]);
          this.loaded(id, kept);
        } catch { /* edited by hand: left as it is */ }
      }
      return kept;
    }

    loaded() {}

    button(words, type, action) {
      const made = make("button", { type, class: "ws-button" }, words);
      if (action) made.addEventListener("click", action);
      return made;
    }

    /** Links to items, by their numbers. */
    links(groups) {
      return groups.flatMap((group, at) => [...(at ? [", "] : []), make("a", { href: `#${group.id}` }, group.querySelector(".ws-item-number").textContent)]);
    }

    submission() {
      const submission = { format: 1, exercise: this.data.id, exercise_sha256: this.data.sha256, answers: this.answers() };
      const student = this.student.value.trim();
      return student ? { ...submission, student } : submission;
    }

    /** Put the answers into a file, and return what it is called. */
    download(submission) {
      const file = new Blob([JSON.stringify(submission, null, 2) + "\n"], { type: "application/json" });
      const plain = (submission.student ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
      const who = plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 40);
      const link = make("a", { href: URL.createObjectURL(file), download: `${this.data.id}-${who || "answers"}.json` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a phone asks first, and reads the file then
      return link.download;
    }
  }

  /** Practice: the key travels with the page, and every answer is told what the grader says of it. */
  class PracticeExercise extends Exercise {
    equip(id, group) {
      const button = make("button", { type: "button", class: "ws-button ws-check" }, "Check");
      button.append(make("span", { class: "ws-unseen" }, " item " + group.querySelector(".ws-item-number").textContent));
      button.addEventListener("click", () => { this.check(id); this.count(); this.save(); });
      group.querySelector(".ws-actions").prepend(button);
      group.querySelector(".ws-answer").hidden = true; // the feedback says the same, and says it of the answer given
      super.equip(id, group);
      group.addEventListener("input", () => this.forget(group));
    }

    submit() {
      this.checkAll();
    }

    tools() {
      this.progress = make("p", { class: "ws-progress", role: "status" });
      this.exported = make("p", { class: "ws-exported", role: "status" });
      this.form.append(make("div", { class: "ws-toolbar" },
        this.progress,
        make("p", {}, this.button("Check all", "submit"), this.button("Start again", "button", () => this.clear()),
          this.button("Print", "button", () => this.print())),
        make("p", {}, make("label", {}, "Your name, for the file only ", this.student),
          this.button("Export answers", "button", () => this.export())),
        this.exported));
    }

    /** The grader's word on an answer, as it was written into the page. */
    verdictOn(id, answer) {
      const item = this.data.items[id], controls = this.controls(id), group = this.items.get(id);
      const missing = this.missing(id);
      if (missing) return { outcome: "blank", earned: 0, feedback: missing, head: "Not yet" };
      if (answer === null) return { outcome: "blank", earned: 0, feedback: "Answer it first." };
      return item.choices ? item.choices[controls.value(answer)] : controls.verdict(answer, item, group);
    }

    check(id) {
      const group = this.items.get(id), verdict = this.verdictOn(id, this.answerOf(id));
      const place = group.querySelector(".ws-feedback");
      group.dataset.wsOutcome = verdict.outcome;
      place.replaceChildren(make("strong", {}, verdict.head ?? VERDICTS[verdict.outcome]), " ", verdict.feedback);
      if (verdict.outcome === "blank") return;
      this.show(group.querySelector(".ws-item-text"), this.data.items[id].evidence);
      this.controls(id).show?.(group, this.data.items[id]);
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
      this.controls(group.dataset.wsItem).settle?.(group, group.dataset.wsItem);
      delete group.dataset.wsOutcome;
      group.querySelector(".ws-feedback").replaceChildren();
    }

    checkAll() {
      for (const id of this.items.keys()) this.check(id);
      this.count();
      this.save();
    }

    count() {
      const outcome = (group) => group.dataset.wsOutcome ?? "";
      const checked = [...this.items].filter(([, group]) => !["", "blank", "own"].includes(outcome(group)));
      const sum = (pick) => Math.round(checked.reduce((total, [id]) => total + pick(id), 0) * 100) / 100;
      const earned = sum((id) => this.verdictOn(id, this.answerOf(id)).earned);
      const words = checked.length ? ` ${earned} of ${sum((id) => this.data.items[id].points)} points on those.` : "";
      this.progress.replaceChildren(`${checked.length} of ${this.items.size} items checked.${words}`);
      this.tally(checked.filter(([id]) => this.data.items[id].kind === "certainty"));
      const open = [...this.items.values()].filter((group) => outcome(group) === "blank");
      if (open.length) this.progress.append(" Still open: ", ...this.links(open), ".");
    }

    /** Say how many answers of each certainty are right, and what they come to. */
    tally(answered) {
      let total = 0;
      const parts = [3, 2, 1].flatMap((sure) => {
        const those = answered.filter(([id]) => this.answerOf(id).certainty === sure);
        const right = those.filter(([, group]) => group.dataset.wsOutcome === "right").length;
        const [gain, loss] = this.data.marks?.[sure] ?? [0, 0];
        total += gain * right + loss * (those.length - right);
        return those.length ? [`certainty ${sure}: ${right} of ${those.length} right`] : [];
      });
      if (parts.length) this.progress.append(` By how sure you were: ${parts.join("; ")}. In your own count that comes to ${total}.`);
    }

    more() {
      return { checked: [...this.items].filter(([, group]) => "wsOutcome" in group.dataset).map(([id]) => id) };
    }

    loaded(id, kept) {
      if (kept.checked?.includes(id)) this.check(id);
    }

    cleared() {
      for (const group of this.items.values()) {
        delete group.dataset.wsOutcome;
        for (const mark of all("mark", group)) mark.replaceWith(...mark.childNodes);
      }
      this.exported.replaceChildren();
    }

    print() {
      document.body.classList.add("ws-print-exercise");
      this.root.classList.add("ws-printed");
      window.print();
      document.body.classList.remove("ws-print-exercise");
      this.root.classList.remove("ws-printed");
    }

    export() {
      this.exported.textContent = `Saved as ${this.download(this.submission())}. Give this file to your teacher.`;
    }
  }

  /** A student's page, which has no key: answers are counted, kept and saved, and nothing is said about them. */
  class StudentPage extends Exercise {
    get remembersName() { return true; }

    tools() {
      this.student.value = this.data.student;
      this.told = new Set(); // the gaps that were told when the file was asked for
      this.progress = make("p", { class: "ws-progress", role: "status" });
      this.saved = make("div", { class: "ws-exported", role: "status" });
      this.copy = make("textarea", { readonly: "", rows: 6, "aria-label": "Your answers as text", spellcheck: "false" });
      this.copies = make("details", { hidden: "" }, make("summary", {}, "No file? Copy your answers"),
        make("p", {}, "Copy all of this text and send it to your teacher."), this.copy);
      this.asked = make("p", { class: "ws-feedback", role: "status" });
      this.form.prepend(make("div", { class: "ws-name" }, make("label", {}, "Your name ", this.student), this.asked));
      this.student.addEventListener("input", () => this.asked.replaceChildren());
      this.form.append(make("div", { class: "ws-toolbar" }, this.progress,
        make("p", {}, this.button("Save answers to a file", "button", () => this.hand()),
          this.button("Start again", "button", () => this.clear())),
        this.saved, this.copies));
      this.form.addEventListener("input", () => { this.count(); this.saved.replaceChildren(); });
      for (const [, group] of this.items) group.addEventListener("input", () => group.querySelector(".ws-feedback").replaceChildren());
    }

    submit() {} // Enter in a box saves nothing by surprise

    /** A name that was typed goes too; one that the page was made for is in the file. */
    given() {
      const typed = this.student.value.trim() && this.student.value !== this.data.student;
      return [typed ? "your name" : "", super.given()].filter(Boolean).join(" and ");
    }

    cleared() {
      this.student.value = this.data.student;
      this.told = new Set();
      this.copy.value = "";
      this.copies.hidden = true;
      this.copies.open = false;
      this.saved.replaceChildren();
      this.asked.replaceChildren();
    }

    more() {
      return { student: this.student.value };
    }

    load() {
      const kept = super.load();
      if (!this.data.student && typeof kept?.student === "string") this.student.value = kept.student;
      return kept;
    }

    open() {
      return [...this.items].filter(([id]) => this.answerOf(id) === null || this.missing(id));
    }

    count() {
      this.progress.textContent = `${this.items.size - this.open().length} of ${this.items.size} answered.`;
    }

    /** Save the file; where something is missing that was not told yet, say so first and wait for the button once more. */
    hand() {
      const open = this.open(), nameless = !this.student.value.trim();
      const gaps = [...(nameless ? [""] : []), ...open.map(([id]) => id)];
      this.save();
      if (gaps.some((gap) => !this.told.has(gap))) this.tell(open, nameless);
      else this.write();
      this.told = new Set(gaps);
    }

    tell(open, nameless) {
      for (const [id, group] of open) group.querySelector(".ws-feedback").textContent = this.missing(id);
      const parts = [make("strong", {}, "Not saved yet. ")];
      if (nameless) parts.push("Your name is missing: write it at the top. ");
      if (open.length) parts.push("Not answered, or only in part: ", ...this.links(open.map(([, group]) => group)), ". ");
      this.saved.replaceChildren(make("p", {}, ...parts, "To save all the same, press the button again."));
      this.asked.textContent = nameless ? "Write your name here, so that your teacher knows whose answers these are. Then save them at the end of the page." : "";
      if (nameless) this.student.focus();
    }

    write() {
      const submission = this.submission(), name = this.download(submission);
      this.copy.value = JSON.stringify(submission);
      this.copies.hidden = false;
      this.saved.replaceChildren(make("p", {}, make("strong", {}, `Saved as ${name}. `), "It lies where your browser keeps downloads. Hand in this file, and nothing else of the folder."),
        make("p", {}, `On a shared computer: when you have handed it in, delete it there and press "Start again", so that nobody after you finds your ${this.data.student ? "" : "name and "}answers.`));
    }
  }

  for (const root of all(".ws-exercise")) {
    const data = JSON.parse(root.querySelector(".ws-exercise-data").textContent);
    if (data.keyed) new PracticeExercise(root, data);
    else new StudentPage(root, data);
    document.documentElement.classList.add("ws-ready");
  }
})();
