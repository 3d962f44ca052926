// Tells when a Streamlit page has settled. Runs in every page before its own scripts.
//
// settled(): the time in ms of the last change of the page's content, counted from the navigation,
// or from the last click after awaitClick(). It answers when since then a script has run, none
// runs any more, every chart has drawn marks, and nothing has changed for a while.
(() => {
  const QUIET = 500, LOOK_EVERY = 50, GIVE_UP = 30000;
  const MARKS = ".role-mark path, .role-mark text, .role-mark line";
  let began = 0, changed = 0, hasRun = false;

  const app = () => document.querySelector('[data-testid="stApp"]');
  const state = () => app()?.dataset.testScriptState;
  const inContent = (node) => node.closest?.('[data-testid="stMain"]');
  const has = (name) => document.querySelector(`[data-testid="${name}"]`) !== null;
  const isDrawn = (chart) => chart.querySelector(MARKS) !== null;
  const charts = () => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];

  new MutationObserver((changes) => {
    const inApp = changes.filter((each) => each.target === app() || inContent(each.target));
    if (inApp.length === 0) return;
    changed = performance.now();
    // A short run may begin and end between two pictures: then only what it drew tells of it.
    hasRun ||= state() === "running" || inApp.some((each) => each.type === "childList");
  }).observe(document, {
    subtree: true, childList: true, characterData: true,
    attributeFilter: ["data-test-script-state", "d", "transform"],
  });

  const begin = () => { began = performance.now(); hasRun = false; };
  const isSettled = () =>
    hasRun && state() === "notRunning" && has("stElementContainer")
    // Streamlit shows a skeleton in place of an element whose code is still on its way.
    && !has("stSkeleton") && charts().every(isDrawn)
    && performance.now() - changed > QUIET;

  window.benchmark = {
    awaitClick: () => document.addEventListener("click", begin, { capture: true, once: true }),
    settled: () => new Promise((answer, fail) => {
      const asked = performance.now();
      const timer = setInterval(() => {
        const late = performance.now() - asked > GIVE_UP;
        if (late || isSettled()) clearInterval(timer);
        if (isSettled()) answer(changed - began);
        else if (late) fail(new Error(`not settled: ${location.href}`));
      }, LOOK_EVERY);
    }),
  };
})();
