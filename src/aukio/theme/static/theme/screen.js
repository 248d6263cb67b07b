// Refreshes a screen at an entrance, shows the age of its data, and scales it to fit (R129).
"use strict";

{
  const AGAIN = 30_000; // milliseconds, all of them
  const SOON = 2_000;
  const PATIENCE = 10_000;
  const GRACE = 60_000;
  const OLD = 5 * 60_000;
  const LONGEST_WAIT = 2 ** 31 - 1;

  const html = document.documentElement;
  const memory = `aukio-screen ${location.pathname}${location.search}`;
  let screen = document.querySelector("[data-screen]");
  let said = screen.outerHTML;
  let last = Date.now(); // when the server last answered
  let made = ""; // the Date header of that answer
  let since = last; // when an answer with this Date first arrived
  let checked = last; // when the age was last computed
  let turn;

  const remember = () => {
    try {
      localStorage.setItem(memory, JSON.stringify({ last, made, since }));
    } catch {
      // Without storage the age of the screen is unknown after a restart.
    }
  };

  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(memory)) ?? {};
    } catch {
      return {};
    }
  };

  // ---- age of the data

  const locales = JSON.parse(html.dataset.locales);
  const written = (lang, instant, parts) =>
    new Intl.DateTimeFormat(locales[lang] ?? lang, { timeZone: screen.dataset.zone, ...parts }).format(instant);
  const clock = { hour: "2-digit", minute: "2-digit" };
  const day = (instant) => written(html.lang, instant, { dateStyle: "short" });

  const age = (now) => {
    const away = Math.abs(now - last); // a clock that was set back does not make the screen fresh
    if (away > GRACE && day(now) !== day(last)) return "gone";
    const until = Date.parse(screen.dataset.until);
    return away > OLD || (now > until + GRACE && last < until) ? "old" : "fresh";
  };

  const tell = () => {
    const now = Date.now();
    const jumped = Math.abs(now - checked) > AGAIN; // the machine was asleep, or its clock was set: refresh immediately
    checked = now;
    if (jumped) {
      ask();
      setTimeout(ask, SOON); // an answer of the same second as the one before the jump counts as a copy of it
    }
    const is = age(now);
    const shown = screen.querySelector("[data-clock]");
    if (shown) {
      shown.hidden = false;
      shown.textContent = written(html.lang, now, clock);
    }
    const lines = [...screen.querySelectorAll("[data-fresh]")];
    for (const line of lines) {
      const moment = { day: "numeric", month: "long", ...clock };
      line.hidden = is !== "fresh";
      line.textContent = line.dataset[is]
        .replace("{time}", written(line.lang, last, clock))
        .replace("{moment}", written(line.lang, last, moment));
    }
    if (screen.dataset.age === is) return;
    screen.dataset.age = is;
    const lost = screen.querySelector("[data-lost]");
    lost.hidden = is === "fresh";
    lost.replaceChildren(...(is === "fresh" ? [] : lines.map((line) => {
      const copy = line.cloneNode(true);
      copy.hidden = false;
      for (const name of Object.keys(copy.dataset)) delete copy.dataset[name];
      return copy;
    })));
    fit();
  };

  // ---- refreshing

  const dress = (page) => [...page.querySelectorAll("link[rel=stylesheet], script[src]")].map((each) => each.outerHTML).join();

  const show = (page) => {
    const fresh = page.querySelector("[data-screen]");
    if (fresh === null) throw new Error("This is no screen of ours."); // the sign-in page of a network
    if (dress(page) !== dress(document)) location.reload();
    if (fresh.outerHTML === said) return;
    said = fresh.outerHTML;
    screen.replaceWith(document.adoptNode(fresh));
    screen = fresh;
    fit();
  };

  // A proxy may serve its copy while the server is away: such an answer is older than its max-age.
  const isCurrent = (answer) => {
    const now = Date.now();
    const written = answer.headers.get("date") ?? "";
    if (written === "" || written !== made) [made, since] = [written, now];
    const longest = /max-age=(\d+)/.exec(answer.headers.get("cache-control") ?? "");
    return Math.abs(now - since) <= (longest === null ? 0 : Number(longest[1]) * 1000) + 1000; // Date has whole seconds
  };

  const ask = async () => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(location.href, { cache: "no-cache", signal: patience.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (isCurrent(answer)) last = Date.now();
      remember();
    } catch {
      // The age shown tells the reader.
    } finally {
      clearTimeout(timer);
    }
    tell();
    clearTimeout(turn);
    const wait = Date.parse(screen.dataset.until) - Date.now();
    if (wait > 0 && wait < LONGEST_WAIT) turn = setTimeout(ask, wait + 500);
  };

  // ---- scaling to fit

  const fit = () => {
    for (let size = 100; size >= 40; size -= 4) {
      html.style.setProperty("--fit", String(size / 100));
      if (html.scrollHeight <= window.innerHeight && html.scrollWidth <= window.innerWidth) return;
    }
  };

  // ---- start

  // A page from the service worker is as old as the last answer.
  const before = remembered();
  if (before.made) ({ made, since } = before);
  if (before.last && navigator.serviceWorker?.controller) last = before.last;
  navigator.serviceWorker?.register(screen.dataset.serviceWorker).catch(() => {});
  window.addEventListener("resize", fit);
  window.addEventListener("online", ask);
  fit();
  tell();
  ask();
  setInterval(tell, 1_000);
  setInterval(ask, AGAIN);
}
