// My places: a star on the page of a place keeps its name in this browser, and the front page lists what is kept.
"use strict";

const KEY = "aukio-places";
const MOST = 12;

function kept() {
  try {
    const places = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(places) ? places.filter((place) => place && place.path && place.name) : [];
  } catch {
    return [];
  }
}

function keep(places) {
  try {
    localStorage.setItem(KEY, JSON.stringify(places.slice(0, MOST)));
    return true;
  } catch {
    return false; // storage is full or refused: the star stays as it was
  }
}

for (const star of document.querySelectorAll("[data-star]")) {
  const { star: path, starName: name } = star.dataset;
  const show = () => star.setAttribute("aria-pressed", String(kept().some((place) => place.path === path)));
  star.hidden = false;
  show();
  star.addEventListener("click", () => {
    const others = kept().filter((place) => place.path !== path);
    const starred = others.length < kept().length;
    keep(starred ? others : [{ path, name }, ...others]);
    show();
  });
}

function list() {
  const part = document.querySelector("[data-starred]");
  if (!part) return;
  const items = kept().map(({ path, name }) => {
    const link = document.createElement("a");
    link.href = part.dataset.starred.replace("PLACE", path.split("/").map(encodeURIComponent).join("/"));
    link.textContent = name;
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  part.querySelector("ul").replaceChildren(...items);
  part.hidden = items.length === 0;
}

list();
document.addEventListener("htmx:afterSwap", list);
