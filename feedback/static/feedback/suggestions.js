// While the machine learns, the page looks again by itself. Without this file there is a link to do so.
if (document.querySelector("[data-reload]")) {
  window.setTimeout(() => window.location.reload(), 3000);
}
