"use strict";
/*
* Additions to htmx for polled parts of a page. Unchanged content is not replaced, so that screen readers do not repeat
 * it. Without a connection the last content stays, with its age. A called ticket is shown in the title; a display
 * announces numbers aloud when a person has switched that on.
 */
const lostAfter = 20000;
const heard = new WeakMap();
const copies = new WeakMap();
const refused = new WeakSet(); // parts whose last submitted form did not arrive

function clock(instant) {
    return instant.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
}

function tellAge(live) {
    const note = live.nextElementSibling;
    if (!note || !note.matches("[data-live-lost]")) return;
    const last = heard.get(live);
    const lost = refused.has(live) || Math.abs(Date.now() - last) > lostAfter; // also after the clock was set back
    const words = lost ? `${live.dataset.lost} ${clock(new Date(last))}.` : "";
    if (note.textContent !== words) note.textContent = words;
    note.hidden = !lost;
    live.classList.toggle("is-lost", lost);
}

function sayTitle(live) {
    const ticket = live.querySelector("[data-ticket]");
    if (!ticket) return;
    const was = live.dataset.was;
    live.dataset.was = ticket.dataset.ticket;
    if (ticket.dataset.title) {
        document.title = ticket.dataset.title;
        if (was && was !== "called" && navigator.vibrate) navigator.vibrate([300, 150, 300]);
    }
}

let aloud = false;
function callAloud(live) {
    const called = live.querySelector("[data-call]");
    if (!called) return;
    const was = live.dataset.call;
    live.dataset.call = called.dataset.call;
    if (!aloud || was === undefined || was === called.dataset.call || !called.dataset.say) return;
    const words = new SpeechSynthesisUtterance(called.dataset.say);
    words.lang = called.dataset.sayLang;
    speechSynthesis.speak(words);
}

/* A proxy may serve its copy while the server is away: such an answer is older than its max-age. */
function isCurrent(live, xhr) {
    const now = Date.now();
    const made = xhr.getResponseHeader("Date") || "";
    const before = copies.get(live);
    const copy = before && made !== "" && before.made === made ? before : { made, since: now };
    copies.set(live, copy);
    const longest = /max-age=(\d+)/.exec(xhr.getResponseHeader("Cache-Control") || "");
    return Math.abs(now - copy.since) <= (longest === null ? 0 : Number(longest[1]) * 1000) + 1000; // Date has whole seconds
}

document.addEventListener("htmx:beforeSwap", (event) => {
    const live = event.detail.target;
    if (!live.matches("[data-live]")) return;
    const { xhr, requestConfig, serverResponse } = event.detail;
    if (event.detail.isError) return; // for example from a proxy: the server itself did not answer
    if (/^\s*<(!doctype|html)\b/i.test(serverResponse)) {
        // A whole page is not a part. Our server redirects to signing in; any other page is the sign-in page of a network.
        event.detail.shouldSwap = false;
        const asked = new URL(requestConfig.path || location.href, location.href).pathname;
        const given = new URL(xhr.responseURL || location.href, location.href);
        if (given.origin === location.origin && given.pathname !== asked) location.reload();
        return;
    }
    if (isCurrent(live, xhr)) {
        heard.set(live, Date.now());
        refused.delete(live);
        tellAge(live);
    }
    // Do not replace unchanged content: a button replaced while being tapped misses the tap. Each answer has a new key.
    const words = serverResponse.replace(/<input type="hidden" name="key"[^>]*>/, "");
    if (requestConfig.verb === "get" && live.dataset.said === words) event.detail.shouldSwap = false;
    live.dataset.said = words;
});
["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((failure) => {
    document.addEventListener(failure, (event) => {
        const { target, requestConfig } = event.detail;
        if (!target || !target.matches("[data-live]") || requestConfig.verb === "get") return;
        refused.add(target);
        tellAge(target);
    });
});
document.addEventListener("htmx:afterSwap", (event) => {
    const live = event.detail.target;
    if (!live.matches("[data-live]")) return;
    sayTitle(live);
    callAloud(live);
});

document.querySelectorAll("[data-live]").forEach((live) => {
    heard.set(live, Date.now());
    sayTitle(live);
    callAloud(live);
    setInterval(() => tellAge(live), 2000);
});

document.querySelectorAll("[data-speak]").forEach((button) => {
    if (!("speechSynthesis" in window)) return;
    button.hidden = false;
    button.addEventListener("click", () => {
        aloud = !aloud;
        button.setAttribute("aria-pressed", String(aloud));
    });
});

/* The ticket machine returns to its start page after a while; touching the page gives more time. */
document.querySelectorAll("[data-return]").forEach((link) => {
    let timer;
    const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => link.click(), Number(link.dataset.return) * 1000);
    };
    ["pointerdown", "keydown", "focusin"].forEach((act) => document.addEventListener(act, wait));
    wait();
});
