// Puts choices in order with two buttons each. Without this file each choice's list of numbers does the same.
function button(words, sign, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small app-ranking__move";
  made.textContent = sign;
  made.setAttribute("aria-label", `${words}: ${label}`);
  return made;
}

function renumber(list, said, moved) {
  const items = [...list.children];
  items.forEach((item, place) => {
    item.querySelector("select").value = String(place + 1);
  });
  markEnds(list);
  if (moved) said.textContent = `${nameOf(moved)} is now number ${items.indexOf(moved) + 1} of ${items.length}`;
}

function markEnds(list) {
  for (const item of list.children) {
    item.querySelector("[data-up]").disabled = item === list.firstElementChild;
    item.querySelector("[data-down]").disabled = item === list.lastElementChild;
  }
}

function nameOf(item) {
  return item.querySelector("label").textContent.trim();
}

function move(list, said, item, up, pressed) {
  const other = up ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (up) other.before(item);
  else other.after(item);
  renumber(list, said, item);
  if (pressed.disabled) item.querySelector("button:not(:disabled)").focus();
  else pressed.focus();
}

function inOrderOfPlaces(list) {
  const place = (item) => Number(item.querySelector("select").value || 1000);
  [...list.children].sort((one, other) => place(one) - place(other)).forEach((item) => list.append(item));
}

for (const list of document.querySelectorAll("[data-app-ranking]")) {
  const said = document.createElement("p");
  said.className = "nhsuk-u-visually-hidden";
  said.setAttribute("role", "status");
  list.after(said);
  inOrderOfPlaces(list);
  for (const item of list.children) {
    const up = button("Move up", "↑", nameOf(item));
    const down = button("Move down", "↓", nameOf(item));
    up.dataset.up = down.dataset.down = "";
    const pair = document.createElement("span");
    pair.className = "app-ranking__moves";
    pair.append(up, down);
    item.append(pair);
    up.addEventListener("click", () => move(list, said, item, true, up));
    down.addEventListener("click", () => move(list, said, item, false, down));
    item.querySelector("select").addEventListener("change", (event) => {
      inOrderOfPlaces(list);
      markEnds(list);
      event.target.focus();
    });
  }
  markEnds(list);
}
