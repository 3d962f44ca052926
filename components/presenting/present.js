"use strict";
{
  const slides = [...document.querySelectorAll(".slide")];
  const paged = matchMedia("(min-width: 701px)");
  const button = (id) => document.getElementById(id);
  const FURTHEST = slides.length - 1;
  const IDLE_AFTER = 2500;
  const SWIPE = 50;
  let at = 0;
  let idle = 0;

  const show = (place) => {
    at = Math.min(FURTHEST, Math.max(0, place));
    slides.forEach((slide, index) => slide.classList.toggle("current", index === at));
    button("previous").disabled = at === 0;
    button("next").disabled = at === FURTHEST;
    const heading = slides[at].querySelector("h2").textContent;
    document.getElementById("said").textContent = `第${at + 1}页，共${slides.length}页：${heading}`;
  };

  // The address follows without a step in the history, so that one step back leaves.
  const move = (place) => {
    show(place);
    history.replaceState(null, "", `#${at + 1}`);
  };

  const follow = () => show((parseInt(location.hash.slice(1), 10) || 1) - 1);

  const fill = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  };

  const leave = () => {
    if (!document.fullscreenElement) location.assign(button("back").href);
  };

  const KEYS = {
    ArrowRight: () => move(at + 1),
    ArrowDown: () => move(at + 1),
    PageDown: () => move(at + 1),
    ArrowLeft: () => move(at - 1),
    ArrowUp: () => move(at - 1),
    PageUp: () => move(at - 1),
    Home: () => move(0),
    End: () => move(FURTHEST),
    f: fill,
    F: fill,
    d: () => look.turn(),
    D: () => look.turn(),
    Escape: leave,
  };

  const wake = () => {
    document.documentElement.classList.remove("idle");
    clearTimeout(idle);
    idle = setTimeout(() => document.documentElement.classList.add("idle"), IDLE_AFTER);
  };

  addEventListener("keydown", (event) => {
    if (!paged.matches || event.ctrlKey || event.altKey || event.metaKey) return;
    const isSpace = event.key === " " && !event.target.closest?.("button, a");
    const act = isSpace ? () => move(at + (event.shiftKey ? -1 : 1)) : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // A tap, or a click: back on the left third of the screen, on elsewhere.
  document.querySelector("main").addEventListener("click", (event) => {
    if (!paged.matches || !getSelection().isCollapsed) return;
    move(at + (event.clientX < innerWidth / 3 ? -1 : 1));
  });

  let start = null;
  addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!start || !paged.matches || visualViewport?.scale > 1.01) return;
    const [end] = event.changedTouches;
    const across = end.clientX - start.clientX;
    const down = end.clientY - start.clientY;
    start = null;
    if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down)) move(at - Math.sign(across));
  }, { passive: true });

  button("previous").addEventListener("click", () => move(at - 1));
  button("next").addEventListener("click", () => move(at + 1));
  button("full").addEventListener("click", fill);
  button("look").addEventListener("click", () => look.turn());
  addEventListener("hashchange", follow);
  for (const each of ["pointermove", "pointerdown", "keydown"]) addEventListener(each, wake);

  document.documentElement.classList.add("paged");
  follow();
  wake();
}
