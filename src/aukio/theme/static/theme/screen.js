// Keeps a screen at an entrance true: asks again, says how old what it shows is, and makes it fit (R129).
"use strict";

{
  const AGAIN = 30_000; // milliseconds, all of them
  const PATIENCE = 10_000;
  const GRACE = 60_000;
  const OLD = 5 * 60_000;
  const LONGEST_WAIT = 2 ** 31 - 1;

  const html = document.documentElement;
  const memory = `aukio-screen ${location.pathname}${location.search}`;
  let screen = document.querySelector("[data-screen]");
  let said = screen.outerHTML;
  let last = Date.now(); // when the server last answered
  let made = ""; // the Date of that answer, as the server wrote it
  let since = last; // when an answer with this Date first came
  let told = last; // when the age was last worked out
  let turn;

  const remember = () => {
    try {
      localStorage.setItem(memory, JSON.stringify({ last, made, since }));
    } catch {
      // A machine that stores nothing cannot say how old the screen is after it has started again.
    }
  };

  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(memory)) ?? {};
    } catch {
      return {};
    }
  };

  // ---- how old it is

  const written = (lang, instant, parts) =>
    new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { timeZone: screen.dataset.zone, ...parts }).format(instant);
  const clock = { hour: "2-digit", minute: "2-digit" };
  const day = (instant) => written("sv", instant, { dateStyle: "short" });

  const age = (now) => {
    if (now - last > GRACE && day(now) !== day(last)) return "gone";
    const until = Date.parse(screen.dataset.until);
    return now - last > OLD || (now > until + GRACE && last < until) ? "old" : "fresh";
  };

  const tell = () => {
    const now = Date.now();
    const slept = now - told > AGAIN; // the machine was asleep: the next question is not waited for
    told = now;
    if (slept) ask();
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

  // ---- asking again

  const dress = (page) => [...page.querySelectorAll("link[rel=stylesheet], script[src]")].map((each) => each.outerHTML).join();

  const show = (page) => {
    const fresh = page.querySelector("[data-screen]");
    if (fresh === null) throw new Error("This is no screen of ours."); // the page of a network that wants a password
    if (dress(page) !== dress(document)) location.reload();
    if (fresh.outerHTML === said) return;
    said = fresh.outerHTML;
    screen.replaceWith(document.adoptNode(fresh));
    screen = fresh;
    fit();
  };

  // A proxy may go on giving its copy while the server is away: such an answer is older than it says it may become.
  const isCurrent = (answer) => {
    const now = Date.now();
    const written = answer.headers.get("date") ?? "";
    if (written === "" || written !== made) [made, since] = [written, now];
    const longest = /max-age=(\d+)/.exec(answer.headers.get("cache-control") ?? "");
    return now - since <= (longest === null ? 0 : Number(longest[1]) * 1000) + 1000; // a Date has whole seconds
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
      // The age of what is shown says so.
    } finally {
      clearTimeout(timer);
    }
    tell();
    clearTimeout(turn);
    const wait = Date.parse(screen.dataset.until) - Date.now();
    if (wait > 0 && wait < LONGEST_WAIT) turn = setTimeout(ask, wait + 500);
  };

  // ---- making it fit

  const fit = () => {
    for (let size = 100; size >= 40; size -= 4) {
      html.style.setProperty("--fit", String(size / 100));
      if (html.scrollHeight <= window.innerHeight && html.scrollWidth <= window.innerWidth) return;
    }
  };

  // ---- from the start

  // A page that was kept on this machine is as old as the last answer.
  const before = remembered();
  if (before.made) ({ made, since } = before);
  if (before.last && navigator.serviceWorker?.controller) last = before.last;
  navigator.serviceWorker?.register(screen.dataset.keeper).catch(() => {});
  window.addEventListener("resize", fit);
  window.addEventListener("online", ask);
  fit();
  tell();
  ask();
  setInterval(tell, 1_000);
  setInterval(ask, AGAIN);
}
