/* The workbench, quicker: marks are taken out or kept without leaving the page, and keys do what buttons do.
   Without this file every button still works. */
(() => {
  const OFF = "desk-keys-off";
  const desk = () => document.querySelector("[data-desk]");
  const form = () => document.getElementById("desk-form");
  const isQuick = (button) => /^(redact|keep|redact_all)\b/.test(button.value || "");

  function placeBeside(choice, mark) {
    const at = mark.getBoundingClientRect();
    const width = choice.offsetWidth;
    const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - width - 16));
    const below = at.bottom + 8;
    const fits = below + choice.offsetHeight < window.innerHeight;
    choice.style.margin = "0";
    choice.style.left = `${left}px`;
    choice.style.top = `${fits ? below : Math.max(16, at.top - choice.offsetHeight - 8)}px`;
  }

  document.addEventListener(
    "toggle",
    (event) => {
      const mark = event.target.id && document.querySelector(`[popovertarget="${event.target.id}"]`);
      if (!mark || event.newState !== "open") return;
      if (mark.dataset.mark) placeBeside(event.target, mark);
      const first = event.target.querySelector('button[type="submit"], input[type="checkbox"]');
      if (first) first.focus();
    },
    true,
  );

  async function pressQuietly(button) {
    const sent = new FormData(form(), button);
    const marks = [...document.querySelectorAll(".desk-mark")];
    const place = marks.indexOf(document.querySelector(`[data-mark="${button.value.split("-")[1]}"]`));
    button.disabled = true;
    const answer = await fetch(window.location.href, { method: "POST", body: sent, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-desk]");
    if (!fresh) {
      window.location.reload();
      return;
    }
    desk().replaceWith(document.importNode(fresh, true));
    const alert = document.querySelector("[data-desk-alert]");
    const left = document.querySelectorAll(".desk-mark");
    const next = alert || left[Math.min(Math.max(place, 0), left.length - 1)] || document.querySelector("[data-desk-grade] input");
    prepare();
    if (next) next.focus();
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target !== form() || !button || !isQuick(button)) return;
    event.preventDefault();
    event.stopPropagation();
    pressQuietly(button).catch(() => window.location.reload());
  }, true);

  document.addEventListener("keydown", (event) => {
    const choice = event.target.closest && event.target.closest(".desk-choice");
    if (event.key !== "Enter" || !choice || event.target.type !== "text") return;
    event.preventDefault();
    choice.querySelector('[value^="redact"]').click();
  });

  function follow(address) {
    if (address) window.location.assign(address);
  }

  function nextMark() {
    const marks = [...document.querySelectorAll(".desk-mark")];
    const at = marks.indexOf(document.activeElement);
    const next = marks[(at + 1) % marks.length];
    if (next) next.focus();
  }

  function chosenFor(mark) {
    return mark && mark.dataset && document.getElementById(mark.getAttribute("popovertarget"));
  }

  function pressOfMark(start) {
    const choice = document.querySelector(".desk-choice:popover-open") || chosenFor(document.activeElement.closest(".desk-mark"));
    const button = choice && choice.querySelector(`[value^="${start}-"]`);
    if (button) button.click();
  }

  function takeOutOther() {
    const fold = document.querySelector("[data-desk-other]");
    if (!fold) return;
    const selected = String(window.getSelection()).trim();
    fold.open = true;
    if (selected) document.getElementById("words-other").value = selected;
    document.getElementById(selected ? "instead-other" : "words-other").focus();
  }

  const focusOn = (selector) => {
    const found = document.querySelector(selector);
    if (found) found.focus();
  };

  const KEYS = {
    j: () => follow(desk().dataset.after),
    k: () => follow(desk().dataset.before),
    m: nextMark,
    t: () => pressOfMark("redact"),
    x: () => pressOfMark("keep"),
    o: takeOutOther,
    g: () => focusOn("[data-desk-grade] input:checked, [data-desk-grade] input"),
    p: () => focusOn("[data-desk-first]"),
    "?": () => document.getElementById("desk-shortcuts").togglePopover(),
  };

  function isTyping(target) {
    return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target.tagName === "INPUT" && !/^(checkbox|radio)$/.test(target.type));
  }

  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const does = KEYS[event.key];
    if (!does || !isPlain || !desk() || isTyping(event.target)) return;
    if (localStorage.getItem(OFF) && event.key !== "?") return;
    event.preventDefault();
    does();
  });

  function prepare() {
    const hint = document.querySelector("[data-desk-selected]");
    if (hint) hint.hidden = false;
    const fold = document.querySelector("[data-desk-other]");
    const words = document.getElementById("words-other");
    if (fold && words) {
      fold.addEventListener("pointerdown", () => {
        const selected = String(window.getSelection()).trim();
        if (selected && !words.value) words.value = selected;
      });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    prepare();
    const help = document.querySelector("[data-desk-help]");
    if (help) help.hidden = false;
    const off = document.querySelector("[data-desk-keys-off]");
    if (off) {
      off.checked = Boolean(localStorage.getItem(OFF));
      off.addEventListener("change", () => (off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF)));
    }
  });
})();
