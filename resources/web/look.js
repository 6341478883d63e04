// Before anything is drawn: the look that was chosen here last, if any. The system decides otherwise.
(function () {
  "use strict";
  var chosen = null;
  try { chosen = localStorage.getItem("hubdesk-look"); } catch (_) { /* some browsers keep nothing for pages on a stick */ }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.look = chosen;
})();
