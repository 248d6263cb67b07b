// Service worker of a screen: keeps its last answer, for a restart while the server is away.
"use strict";

const KEPT = "aukio-screen";
const PATIENCE = 5_000; // milliseconds to wait for a server that accepts the connection but does not answer

const keep = async (asked, answer) => {
  const kept = await caches.open(KEPT);
  await kept.put(asked, answer);
};

// Do not keep errors of a proxy or the sign-in page of a network.
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
  // Requests of the screen's script have no destination: they get the newest answer, or an error.
  const kept = event.request.destination === "" ? undefined : await caches.match(event.request);
  if (kept === undefined) return (await fetched(event)).answer;
  try {
    const { answer, ours } = await Promise.race([fetched(event), late(PATIENCE)]);
    // Follow redirects of a moved screen; on other error pages none of our scripts would refresh.
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
