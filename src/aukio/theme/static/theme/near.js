// Puts the nearest places first, with how far they are. The position is asked for by a button and never leaves the page.
"use strict";

const RADIUS = 6371;
const rad = (degrees) => (degrees * Math.PI) / 180;

function kilometres(here, there) {
  const [south, west] = [rad(there[0] - here[0]), rad(there[1] - here[1])];
  const part = Math.sin(south / 2) ** 2 + Math.cos(rad(here[0])) * Math.cos(rad(there[0])) * Math.sin(west / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(part));
}

function written(km) {
  const unit = km < 1 ? ["meter", Math.round(km * 100) * 10] : ["kilometer", km < 10 ? Math.round(km * 10) / 10 : Math.round(km)];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: unit[0] }).format(unit[1]);
}

function sort(list, here) {
  const far = (item) => (item.dataset.where ? kilometres(here, item.dataset.where.split(",").map(Number)) : Infinity);
  const items = [...list.children].map((item) => ({ item, km: far(item) })).sort((one, other) => one.km - other.km);
  for (const { item, km } of items) {
    if (km < Infinity) {
      const said = item.querySelector(".far") || item.appendChild(document.createElement("p"));
      said.className = "far";
      said.textContent = written(km);
    }
    list.append(item);
  }
}

function offer(root) {
  if (!navigator.geolocation) return;
  for (const part of root.querySelectorAll("[data-near]")) {
    const list = part.parentElement.querySelector("[data-near-list]");
    if (!list || list.querySelectorAll("[data-where]").length < 2) continue;
    part.hidden = false;
    const note = part.querySelector("[role=status]");
    part.querySelector("button").addEventListener("click", () =>
      navigator.geolocation.getCurrentPosition(
        (found) => {
          sort(list, [found.coords.latitude, found.coords.longitude]);
          note.textContent = note.dataset.done;
        },
        () => {
          note.textContent = note.dataset.refused;
        },
        { maximumAge: 60000, timeout: 10000 },
      ),
    );
  }
}

offer(document);
document.addEventListener("htmx:afterSwap", () => {
  const found = document.querySelector("#found");
  if (found) offer(found);
});
