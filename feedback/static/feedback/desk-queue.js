/* The queue: j and k step through the stories, and a box in the heading ticks all. Both work without. */
(() => {
  const boxes = () => [...document.querySelectorAll('[data-desk-several] input[name="story"]')];

  function headingBox() {
    const heading = document.querySelector("[data-desk-several] th.desk-tick");
    if (!heading || heading.querySelector("input")) return;
    const all = document.createElement("input");
    all.type = "checkbox";
    all.setAttribute("aria-label", "Choose all on this page");
    all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
    heading.replaceChildren(all);
  }

  function step(by) {
    const links = [...document.querySelectorAll("td.title .title-wrapper a")];
    const at = links.indexOf(document.activeElement);
    const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
    if (next) next.focus();
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = /^(TEXTAREA|SELECT)$/.test(event.target.tagName) || (event.target.tagName === "INPUT" && event.target.type !== "checkbox");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("desk-keys-off")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });

  document.addEventListener("DOMContentLoaded", () => {
    headingBox();
    const results = document.getElementById("listing-results");
    if (results) new MutationObserver(headingBox).observe(results, { childList: true });
  });
})();
