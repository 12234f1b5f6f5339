/* Wagtail's boxes for rich text bear no name. Each gets that of its field, for whoever listens to the page. */

const BOXES = ".public-DraftEditor-content:not([aria-label])";
const FIELDS = "[data-contentpath], [data-field-wrapper], .w-panel";
const NAMES = "label, .w-panel__heading";

function nameOf(box) {
  for (let field = box.closest(FIELDS); field; field = field.parentElement && field.parentElement.closest(FIELDS)) {
    const name = field.querySelector(NAMES);
    const words = name && name.textContent.replace("*", "").trim();
    if (words) return words;
  }
  return "Text";
}

function nameBoxes() {
  for (const box of document.querySelectorAll(BOXES)) box.setAttribute("aria-label", nameOf(box));
}

new MutationObserver(nameBoxes).observe(document.documentElement, { childList: true, subtree: true });
nameBoxes();
