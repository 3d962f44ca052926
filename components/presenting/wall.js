"use strict";
// A wall's screens: replaced after a publication, kept while the server cannot be reached.
{
  const EVERY = 1500;
  const PATIENCE = { state: 5, screens: 60 };
  const OFFLINE = "数据未更新，正在重连";
  // Without the page's head, whose styles the policy lets in only once.
  const MAIN = /<main[^]*<\/main>/;
  const main = () => document.querySelector("main");
  // The day by which the screens are judged is the district's, so the clock is too.
  const CLOCK = new Intl.DateTimeFormat("zh-CN", {
    timeZone: main().dataset.zone, hourCycle: "h23",
    year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
  });
  let failures = 0;

  const each = (selector, text) => {
    for (const place of document.querySelectorAll(selector)) place.textContent = text;
  };

  const tick = () => {
    each(".clock", CLOCK.format(new Date()));
    // One answer may be lost without anybody's noticing.
    each(".offline", failures > 1 ? OFFLINE : "");
  };

  const ask = async (address, seconds, headers = {}) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), seconds * 1000);
    try {
      const answer = await fetch(address, { headers, cache: "no-store", signal: patience.signal });
      return { status: answer.status, text: await answer.text() };
    } finally {
      clearTimeout(timer);
    }
  };

  const replaced = async () => {
    const answer = await ask(location.href, PATIENCE.screens);
    if (answer.status !== 200) throw new Error(answer.status);
    const [text] = answer.text.match(MAIN);
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    // The program is another one: so are its styles and this script.
    if (fresh.dataset.version !== main().dataset.version) return location.reload();
    main().replaceWith(document.adoptNode(fresh));
    dispatchEvent(new Event("hashchange"));
  };

  const look = async () => {
    try {
      const known = { "If-None-Match": `"${main().dataset.state}"` };
      const { status } = await ask("present/state", PATIENCE.state, known);
      // The server asks for a sign-in.
      if (status === 401) return location.reload();
      if (status === 200) await replaced();
      else if (status !== 304) throw new Error(status);
      failures = 0;
    } catch {
      failures += 1;
    }
    tick();
    setTimeout(look, EVERY);
  };

  tick();
  setInterval(tick, 1000);
  setTimeout(look, EVERY);
}
