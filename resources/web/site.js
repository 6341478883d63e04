// What a page does by itself: light and dark, and where the reader is in its contents. Without scripts all of it reads on.
(function () {
  "use strict";
  const root = document.documentElement;

  // Light and dark
  const button = document.getElementById("look");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.look ? root.dataset.look === "dark" : system.matches);
  function name() {
    const other = isDark() ? "Light" : "Dark";
    button.textContent = other;
    button.setAttribute("aria-label", `${other} look`);
  }
  button.hidden = false;
  name();
  system.addEventListener("change", name);
  button.addEventListener("click", () => {
    root.dataset.look = isDark() ? "light" : "dark";
    try { localStorage.setItem("hubdesk-look", root.dataset.look); } catch (_) { /* kept for this page only */ }
    name();
  });

  // The line of the contents that the reader is at
  const lines = [...document.querySelectorAll(".on-this-page a")];
  const headings = lines.map((line) => document.getElementById(decodeURIComponent(line.hash.slice(1))));
  function follow() {
    let at = -1;
    headings.forEach((heading, number) => { if (heading && heading.getBoundingClientRect().top < 140) at = number; });
    if (innerHeight + scrollY >= document.body.scrollHeight - 4) at = lines.length - 1;
    lines.forEach((line, number) => {
      if (number === at) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    });
  }
  if (lines.length) {
    let asked = false;
    addEventListener("scroll", () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; follow(); });
    }, { passive: true });
    follow();
  }
})();
