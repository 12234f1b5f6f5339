// Suggestions while somebody types: the ARIA combobox pattern. Without this file the box searches as it is.

const WAIT = 120;
const SHORTEST = 2;

for (const input of document.querySelectorAll("[data-suggest]")) {
  start(input);
}

function start(input) {
  const list = made("ul", { id: `${input.id}-suggestions`, role: "listbox", hidden: "", class: "app-suggest" });
  list.setAttribute("aria-label", "Suggestions");
  const status = made("div", { role: "status", class: "nhsuk-u-visually-hidden" });
  input.parentElement.classList.add("app-suggest-holder");
  input.after(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    autocomplete: "off",
  })) {
    input.setAttribute(name, value);
  }
  const state = { input, list, status, chosen: -1, asked: "", timer: 0, request: null };
  input.addEventListener("input", () => typed(state));
  input.addEventListener("keydown", (event) => pressed(state, event));
  input.addEventListener("blur", () => close(state));
  list.addEventListener("mousedown", (event) => event.preventDefault());
}

function typed(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => ask(state), WAIT);
}

async function ask(state) {
  const words = state.input.value.trim();
  state.request?.abort();
  if (words.length < SHORTEST) {
    close(state);
    return;
  }
  state.request = new AbortController();
  try {
    const address = `${state.input.dataset.suggest}?q=${encodeURIComponent(words)}`;
    const answer = await fetch(address, { signal: state.request.signal });
    if (answer.ok) {
      show(state, (await answer.json()).suggestions);
    }
  } catch {
    close(state); // Nobody needs suggestions to search.
  }
}

function show(state, suggestions) {
  state.chosen = -1;
  state.list.replaceChildren(...suggestions.map((suggestion, place) => option(state, suggestion, place)));
  open(state, suggestions.length > 0);
  state.status.textContent = said(suggestions.length);
}

function said(count) {
  if (count === 0) {
    return "No suggestions";
  }
  return `${count} suggestion${count === 1 ? "" : "s"}. Use the arrow keys to choose.`;
}

function option(state, { text, kind, url }, place) {
  const item = made("li", { id: `${state.list.id}-${place}`, role: "option", class: "app-suggest__item" });
  item.setAttribute("aria-selected", "false");
  item.dataset.url = url;
  const words = made("span", { class: "app-suggest__words" });
  words.textContent = text;
  const what = made("span", { class: "app-suggest__kind" });
  what.textContent = kind;
  item.append(words, " ", what);
  item.addEventListener("click", () => location.assign(url));
  return item;
}

function pressed(state, event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && !state.list.hidden) {
    event.preventDefault();
    choose(state, steps[event.key]);
  } else if (event.key === "Enter" && state.chosen >= 0) {
    event.preventDefault();
    location.assign(state.list.children[state.chosen].dataset.url);
  } else if (event.key === "Escape" && !state.list.hidden) {
    event.preventDefault();
    close(state);
  }
}

function choose(state, step) {
  // One place more than there are suggestions: the words as they were typed.
  const places = state.list.children.length + 1;
  state.list.children[state.chosen]?.setAttribute("aria-selected", "false");
  state.chosen = ((state.chosen + 1 + step + places) % places) - 1;
  const item = state.list.children[state.chosen];
  item?.setAttribute("aria-selected", "true");
  item?.scrollIntoView({ block: "nearest" });
  if (item) {
    state.input.setAttribute("aria-activedescendant", item.id);
  } else {
    state.input.removeAttribute("aria-activedescendant");
  }
}

function open(state, isOpen) {
  state.list.hidden = !isOpen;
  state.input.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) {
    state.input.removeAttribute("aria-activedescendant");
  }
}

function close(state) {
  clearTimeout(state.timer);
  state.request?.abort();
  state.chosen = -1;
  open(state, false);
}

function made(name, attributes) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}
