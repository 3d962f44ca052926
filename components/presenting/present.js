"use strict";
{
  // A wall has other screens after each edition, and no buttons.
  const slides = () => [...document.querySelectorAll(".slide")];
  const furthest = () => slides().length - 1;
  const back = document.currentScript.dataset.back;
  const paged = matchMedia("(min-width: 701px)");
  const button = (id) => document.getElementById(id);
  const asked = Number(document.documentElement.dataset.seconds);
  const SECONDS = asked || 10;
  const IDLE_AFTER = 2500;
  const SWIPE = 50;
  let at = 0;
  let idle = 0;
  let playing = 0;

  const show = (place) => {
    const all = slides();
    at = Math.min(furthest(), Math.max(0, place));
    all.forEach((slide, index) => slide.classList.toggle("current", index === at));
    if (!button("said")) return;
    button("previous").disabled = at === 0;
    button("next").disabled = at === furthest();
    const heading = all[at].querySelector("h2").textContent;
    button("said").textContent = `第${at + 1}页，共${all.length}页：${heading}`;
  };

  // The address follows without a step in the history, so that one step back leaves.
  const move = (place) => {
    show(place);
    history.replaceState(null, "", `#${at + 1}`);
    if (playing) play(true);
  };

  // After the last screen comes the first again; whoever turns a page has the whole time for it.
  const play = (wanted) => {
    clearInterval(playing);
    playing = wanted ? setInterval(() => move(at === furthest() ? 0 : at + 1), SECONDS * 1000) : 0;
    button("play")?.setAttribute("aria-pressed", String(wanted));
  };

  const follow = () => show((parseInt(location.hash.slice(1), 10) || 1) - 1);

  const fill = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  };

  const leave = () => {
    if (!document.fullscreenElement) location.assign(back);
  };

  const turnLook = () => window.look?.turn();

  const KEYS = {
    ArrowRight: () => move(at + 1),
    ArrowDown: () => move(at + 1),
    PageDown: () => move(at + 1),
    ArrowLeft: () => move(at - 1),
    ArrowUp: () => move(at - 1),
    PageUp: () => move(at - 1),
    Home: () => move(0),
    End: () => move(furthest()),
    p: () => play(!playing),
    P: () => play(!playing),
    f: fill,
    F: fill,
    d: turnLook,
    D: turnLook,
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
  addEventListener("click", (event) => {
    if (!paged.matches || !event.target.closest("main") || !getSelection().isCollapsed) return;
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

  const BUTTONS = {
    previous: () => move(at - 1),
    next: () => move(at + 1),
    play: () => play(!playing),
    full: fill,
    look: turnLook,
  };
  for (const [id, act] of Object.entries(BUTTONS)) button(id)?.addEventListener("click", act);
  addEventListener("hashchange", follow);
  for (const each of ["pointermove", "pointerdown", "keydown"]) addEventListener(each, wake);

  document.documentElement.classList.add("paged");
  follow();
  play(asked > 0 && furthest() > 0);
  wake();
}
