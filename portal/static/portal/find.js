// Narrows a long list of choices while somebody types. Without this file the button Find does the same.
const COMMON = new Set("and at cancer centre clinic gp hospital in medical my of practice surgery the unit".split(" "));

function wordsIn(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[^\x00-\x7f']/g, "").replaceAll("'", "");
  return plain.match(/[a-z0-9]+/g) ?? [];
}

function wanted(typed) {
  const words = wordsIn(typed);
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length ? telling : words;
}

function narrow(list, typed) {
  const words = wanted(typed);
  const scores = list.choices.map((choice) => words.filter((word) => choice.words.some((each) => each.startsWith(word))).length);
  const best = Math.max(0, ...scores);
  list.choices.forEach((choice, place) => {
    choice.item.hidden = best > 0 && scores[place] < best;
  });
  list.groups.forEach(({ heading, items }) => {
    heading.hidden = items.every((item) => item.hidden);
  });
  list.folded.forEach((folded) => {
    const items = [...folded.querySelectorAll(".nhsuk-radios__item")];
    folded.hidden = items.every((item) => item.hidden);
    folded.open = best > 0 || items.some((item) => item.querySelector("input").checked);
  });
  list.said.textContent = saying(typed, words, best, list.choices.filter(({ item }) => !item.hidden).length);
}

function saying(typed, words, best, count) {
  if (!words.length) return "";
  return best ? `${count} found for “${typed}”.` : `Nothing found for “${typed}”. Here is the whole list.`;
}

function listOf(finder) {
  const radios = finder.nextElementSibling;
  const items = [...radios.querySelectorAll(".nhsuk-radios__item:not([data-app-always])")];
  const groups = [...radios.querySelectorAll(".app-options__group")].map((heading) => ({ heading, items: following(heading) }));
  return {
    choices: items.map((item) => ({ item, words: wordsIn(item.textContent) })),
    groups,
    folded: [...radios.querySelectorAll("details")],
    said: finder.querySelector("[role=status]"),
  };
}

function following(heading) {
  const items = [];
  for (let next = heading.nextElementSibling; next?.matches(".nhsuk-radios__item"); next = next.nextElementSibling) items.push(next);
  return items;
}

for (const finder of document.querySelectorAll("[data-app-find]")) {
  const list = listOf(finder);
  const box = finder.querySelector("input");
  finder.querySelector("button").hidden = true;
  box.addEventListener("input", () => narrow(list, box.value.trim()));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
