// Keeps the last answer of the screen beside which it stands, for a machine that starts again while the server is away.
"use strict";

const KEPT = "aukio-screen";
const PATIENCE = 5_000; // milliseconds that a machine that starts waits for a server that takes the question and says nothing

const keep = async (asked, answer) => {
  const kept = await caches.open(KEPT);
  await kept.put(asked, answer);
};

// An error of a proxy is not kept, nor is the page of a network that wants a password.
const isOurs = async (answer) => {
  if (!answer.ok || answer.type !== "basic") return false;
  if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) return true;
  return (await answer.clone().text()).includes("data-screen");
};

const fetched = async (event) => {
  const answer = await fetch(event.request);
  const ours = await isOurs(answer);
  if (ours) event.waitUntil(keep(event.request, answer.clone()));
  return { answer, ours };
};

const late = (wait) => new Promise((_, refuse) => setTimeout(refuse, wait, new Error("The server does not answer.")));

const answered = async (event) => {
  // What the screen's own script asks for has no destination: it gets the newest, or learns that the server is away.
  const kept = event.request.destination === "" ? undefined : await caches.match(event.request);
  if (kept === undefined) return (await fetched(event)).answer;
  try {
    const { answer, ours } = await Promise.race([fetched(event), late(PATIENCE)]);
    // A screen that has moved is followed; on any other error page no script of ours would ask again.
    return ours || answer.type === "opaqueredirect" ? answer : kept;
  } catch {
    return kept;
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answered(event));
});
