// Keeps the last answer of the screen beside which it stands, for a machine that starts again while the network is lost.
"use strict";

const KEPT = "aukio-screen";

const keep = async (asked, answer) => {
  const kept = await caches.open(KEPT);
  await kept.put(asked, answer);
};

const answered = async (event) => {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && answer.type === "basic") event.waitUntil(keep(event.request, answer.clone()));
    return answer;
  } catch (lost) {
    // What the screen's own script asks for has no destination: it gets the newest, or is told that the network is lost.
    const kept = event.request.destination === "" ? undefined : await caches.match(event.request);
    if (kept === undefined) throw lost;
    return kept;
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answered(event));
});
