"use strict";
/*
 * Live pieces: htmx asks for them again; here is what it does not do. The same words are not put in anew, so that
 * nothing is read aloud twice. While the connection is lost, the last known stands with its age. A ticket that is called
 * is said in the title; a display calls aloud when somebody has asked it to.
 */
const lostAfter = 20000;
const heard = new WeakMap();

function clock(instant) {
    return instant.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
}

function tellAge(live) {
    const note = live.nextElementSibling;
    if (!note || !note.matches("[data-live-lost]")) return;
    const last = heard.get(live);
    const lost = Date.now() - last > lostAfter;
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

document.addEventListener("htmx:beforeSwap", (event) => {
    const live = event.detail.target;
    if (!live.matches("[data-live]")) return;
    heard.set(live, Date.now());
    if (live.dataset.said === event.detail.serverResponse) event.detail.shouldSwap = false;
    live.dataset.said = event.detail.serverResponse;
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

/* The machine in the lobby is ready for the next by itself; whoever needs longer touches the page. */
document.querySelectorAll("[data-return]").forEach((link) => {
    let timer;
    const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => link.click(), Number(link.dataset.return) * 1000);
    };
    ["pointerdown", "keydown", "focusin"].forEach((act) => document.addEventListener(act, wait));
    wait();
});
