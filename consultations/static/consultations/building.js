/* The page editor of a consultation: conditions in plain words, and only the fields that a question uses. */
(() => {
  const TESTS = {
    has: "is any of",
    has_not: "is none of",
    over: "is more than",
    under: "is less than",
    answered: "was answered",
    passed: "was not answered",
  };
  const BY_CHOICE = ["one", "several", "ranking", "matrix"];
  const BY_NUMBER = ["scale", "number"];
  // Which fields a kind of question has no use for.
  const UNUSED = {
    word_limit: (kind) => !["text", "line"].includes(kind),
    choices: (kind) => !BY_CHOICE.includes(kind),
    offers_other: (kind) => !["one", "several"].includes(kind),
    rows: (kind) => kind !== "matrix",
    lowest: (kind) => !BY_NUMBER.includes(kind),
    highest: (kind) => !BY_NUMBER.includes(kind),
    lowest_label: (kind) => kind !== "scale",
    highest_label: (kind) => kind !== "scale",
    required: (kind) => kind === "section",
    is_equality: (kind) => kind === "section",
  };

  const made = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
    });
    element.append(...inside);
    return element;
  };
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(4)), (b) => b.toString(16).padStart(2, "0")).join("");
  const named = (name) => document.querySelector(`[name="${name}"]`);
  const said = (name) => named(name)?.value ?? "";

  /* A new row gets its key here, so that a condition can name it before the page is saved. */
  const keyOf = (prefix) => {
    const input = named(`${prefix}-key`);
    if (input && !input.value) input.value = newKey();
    return input?.value ?? "";
  };

  const prefixesBelow = (prefix) => {
    const total = Number(said(`${prefix}-TOTAL_FORMS`));
    return Array.from({ length: total }, (_, number) => `${prefix}-${number}`)
      .filter((each) => named(`${each}-key`) && !said(`${each}-DELETE`))
      .sort((one, other) => Number(said(`${one}-ORDER`)) - Number(said(`${other}-ORDER`)));
  };

  const choicesOf = (prefix) => {
    const choices = prefixesBelow(`${prefix}-choices`).map((each) => ({ key: keyOf(each), label: said(`${each}-label`) }));
    if (named(`${prefix}-offers_other`)?.checked) choices.push({ key: "other", label: "Other" });
    return choices.filter((choice) => choice.label);
  };

  const questionsBefore = (prefix) => {
    const all = prefixesBelow("questions");
    return all
      .slice(0, all.indexOf(prefix))
      .filter((each) => said(`${each}-kind`) !== "section")
      .map((each) => ({ prefix: each, key: keyOf(each), wording: said(`${each}-wording`) || "A question without words yet", kind: said(`${each}-kind`) }));
  };

  const testsFor = (kind) => {
    const own = BY_CHOICE.includes(kind) ? ["has", "has_not"] : BY_NUMBER.includes(kind) ? ["over", "under"] : [];
    return [...own, "answered", "passed"];
  };

  const options = (select, pairs, chosen) => {
    select.replaceChildren(...pairs.map(([value, label]) => made("option", { value, selected: value === chosen }, label)));
    return select;
  };

  class Conditions {
    constructor(box) {
      this.box = box;
      this.prefix = box.name.replace(/-only_if$/, "");
      this.lines = made("div", { class: "conditions__lines" });
      const add = made("button", { type: "button", class: "button button-small button-secondary" }, "Add a condition");
      add.addEventListener("click", () => this.add());
      this.place = made("div", { class: "conditions" }, this.lines, add);
      box.hidden = true;
      box.after(this.place);
      this.draw();
    }

    get stored() {
      try {
        return JSON.parse(this.box.value || "[]") ?? [];
      } catch {
        return [];
      }
    }

    set stored(conditions) {
      this.box.value = JSON.stringify(conditions);
      this.box.dispatchEvent(new Event("input", { bubbles: true }));
    }

    add() {
      const [first] = questionsBefore(this.prefix).slice(-1);
      if (!first) {
        this.say("There is no earlier question to ask about.");
        return;
      }
      this.stored = [...this.stored, { about: first.key, test: testsFor(first.kind)[0], choices: [], number: null }];
      this.draw();
      this.lines.lastElementChild.querySelector("select").focus();
    }

    say(words) {
      this.lines.replaceChildren(made("p", { role: "status" }, words));
    }

    change(place, changes) {
      this.stored = this.stored.map((each, number) => (number === place ? { ...each, ...changes } : each));
    }

    draw() {
      const before = questionsBefore(this.prefix);
      this.lines.replaceChildren(...this.stored.map((condition, place) => this.line(condition, place, before)));
    }

    line(condition, place, before) {
      const earlier = before.find((each) => each.key === condition.about);
      const line = made("fieldset", { class: "conditions__line" }, made("legend", {}, "Ask this only if"));
      line.append(this.questionSelect(condition, place, before, earlier));
      if (earlier) {
        line.append(this.testSelect(condition, place, earlier), this.answer(condition, place, earlier));
      }
      const remove = made("button", { type: "button", class: "button button-small button-secondary no" }, "Take away");
      remove.addEventListener("click", () => {
        this.stored = this.stored.filter((_, number) => number !== place);
        this.draw();
      });
      line.append(remove);
      return line;
    }

    questionSelect(condition, place, before, earlier) {
      const select = made("select", { "aria-label": "Earlier question" });
      const gone = earlier ? [] : [[condition.about, "A question that is not there, or comes later"]];
      options(select, [...gone, ...before.map((each) => [each.key, each.wording])], condition.about);
      select.addEventListener("change", () => {
        const chosen = before.find((each) => each.key === select.value);
        this.change(place, { about: select.value, test: testsFor(chosen.kind)[0], choices: [], number: null });
        this.draw();
      });
      return select;
    }

    testSelect(condition, place, earlier) {
      const select = made("select", { "aria-label": "How it compares" });
      options(select, testsFor(earlier.kind).map((test) => [test, TESTS[test]]), condition.test);
      select.addEventListener("change", () => {
        this.change(place, { test: select.value });
        this.draw();
      });
      return select;
    }

    answer(condition, place, earlier) {
      if (["has", "has_not"].includes(condition.test)) return this.choices(condition, place, earlier);
      if (["over", "under"].includes(condition.test)) return this.number(condition, place);
      return "";
    }

    choices(condition, place, earlier) {
      const boxes = choicesOf(earlier.prefix).map((choice) => {
        const box = made("input", { type: "checkbox", value: choice.key, checked: condition.choices.includes(choice.key) });
        box.addEventListener("change", () => {
          const others = this.stored[place].choices.filter((key) => key !== choice.key);
          this.change(place, { choices: box.checked ? [...others, choice.key] : others });
        });
        return made("label", {}, box, ` ${choice.label}`);
      });
      return made("div", { class: "conditions__choices" }, ...boxes);
    }

    number(condition, place) {
      const input = made("input", { type: "number", step: "any", value: condition.number ?? "", "aria-label": "Number" });
      input.addEventListener("input", () => this.change(place, { number: input.value || null }));
      return input;
    }
  }

  const partOf = (prefix, field) =>
    (named(`${prefix}-${field}`) ?? document.getElementById(`id_${prefix}-${field}-FORMS`))?.closest(".w-panel__wrapper");

  const showWhatIsUsed = (prefix) => {
    const kind = said(`${prefix}-kind`);
    Object.entries(UNUSED).forEach(([field, isUnused]) => {
      const part = partOf(prefix, field);
      if (part) part.hidden = isUnused(kind);
    });
  };

  const known = new Map();
  const look = () => {
    document.querySelectorAll("textarea[data-conditions]").forEach((box) => {
      if (known.has(box) || box.name.includes("__prefix__")) return;
      known.set(box, new Conditions(box));
      showWhatIsUsed(box.name.replace(/-only_if$/, ""));
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    document.addEventListener("change", (event) => {
      const match = /^(questions-\d+)-(kind|wording|offers_other|choices-\d+-label)$/.exec(event.target.name ?? "");
      if (!match) return;
      showWhatIsUsed(match[1]);
      known.forEach((conditions) => conditions.draw());
    });
  });
})();
