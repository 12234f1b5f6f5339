/* The coders' keys: 1 to 9 choose a code, s saves, 0 says that no code fits, n goes on. Without this file every
   button still works, and whoever wants no keys turns them off. */
(() => {
  const OFF = "coding-keys-off";
  const bench = document.querySelector("[data-bench]");
  if (!bench) return;

  const press = (selector) => {
    const found = bench.querySelector(selector);
    if (found) found.click();
  };

  function isTyping(target) {
    const writes = target.tagName === "INPUT" && !/^(checkbox|radio)$/.test(target.type);
    return writes || target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
  }

  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isPlain || isTyping(event.target) || localStorage.getItem(OFF)) return;
    const code = /^[1-9]$/.test(event.key) && bench.querySelector(`[data-key="${event.key}"]`);
    const does = { s: "[data-save]", 0: "[data-none]", n: "[data-skip]" }[event.key];
    if (!code && !does) return;
    event.preventDefault();
    if (code) {
      code.click();
      code.focus();
    } else {
      press(does);
    }
  });

  const keys = bench.querySelector("[data-keys]");
  const off = bench.querySelector("[data-keys-off]");
  keys.hidden = false;
  off.checked = Boolean(localStorage.getItem(OFF));
  off.addEventListener("change", () => {
    if (off.checked) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  });
})();
