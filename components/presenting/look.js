"use strict";
// Before anything is drawn: the look that the reader chose here last, else the system's.
window.look = {
  KEPT: "present-look",
  root: document.documentElement,

  begin() {
    try {
      const kept = localStorage.getItem(this.KEPT);
      if (kept) this.root.setAttribute("{{ choice }}", kept);
    } catch { /* A browser that keeps nothing follows the system. */ }
  },

  turn() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const other = (this.root.getAttribute("{{ choice }}") || system) === "dark" ? "light" : "dark";
    this.root.setAttribute("{{ choice }}", other);
    try {
      localStorage.setItem(this.KEPT, other);
    } catch { /* The choice lasts as long as the page. */ }
  },
};
window.look.begin();
