// Light or dark look: that of the system until the reader chooses. Runs before the page is drawn.
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const KEY = "ocop-docs:theme";
  const read = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const chosen = read();
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const label = () => { button.textContent = dark() ? "Nền sáng" : "Nền tối"; };
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      document.documentElement.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem(KEY, document.documentElement.dataset.theme); } catch { /* storage is blocked: the choice holds for this page only */ }
      label();
    });
  });
})();
