// Shows, while somebody types, what could name a person, and offers safer words. Nothing is sent anywhere.
import { find } from "../portal/identifiers/finding.js";

const PAUSE = 600;

function mirrorOf(box) {
  const mirror = document.createElement("div");
  mirror.className = "app-mirror__live nhsuk-hint";
  mirror.setAttribute("role", "status");
  const list = document.createElement("ul");
  list.className = "app-mirror__marks";
  box.after(mirror, list);
  return { box, said: mirror, list, kept: new Set() };
}

function show(mirror) {
  const found = find(mirror.box.value).filter(({ words }) => !mirror.kept.has(words));
  mirror.said.textContent = saying(found.length);
  mirror.list.replaceChildren(...found.map((identifier) => item(mirror, identifier)));
}

function saying(count) {
  if (!count) return "";
  return `${count} ${count === 1 ? "thing" : "things"} here could show who somebody is. You can change that now or later.`;
}

function item(mirror, { start, end, words, offer, because }) {
  const line = document.createElement("li");
  const found = document.createElement("p");
  const strong = document.createElement("strong");
  const buttons = document.createElement("div");
  line.className = "app-mirror__item";
  found.className = "app-mirror__found";
  buttons.className = "app-mirror__buttons";
  strong.textContent = `“${words}”`;
  found.append(strong, ` ${because}`);
  buttons.append(
    button(`Use “${offer}”`, "", () => {
      if (mirror.box.value.slice(start, end) === words) mirror.box.setRangeText(offer, start, end, "end");
      answered(mirror);
    }),
    button("Keep mine", "nhsuk-button--secondary", () => {
      mirror.kept.add(words);
      answered(mirror);
    }),
  );
  line.append(found, buttons);
  return line;
}

function button(words, style, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `nhsuk-button nhsuk-button--small ${style}`.trim();
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

function answered(mirror) {
  show(mirror);
  mirror.box.focus();
}

for (const box of document.querySelectorAll("[data-app-mirror]")) {
  const mirror = mirrorOf(box);
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE, mirror);
  });
  if (box.value) show(mirror);
}
