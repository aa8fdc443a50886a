// The batches this browser has seen lately, listed on the page that starts new ones.

import { time } from "./drafts.js";
import { keep, recent } from "./recent.js";

const HOUR_MS = 3600000;
const box = document.getElementById("lo-gan-day");
const deleted = location.hash.replace("#da-xoa-", "");
const young = recent().filter((one) => one.id !== deleted && Date.now() - one.seen < box.dataset.hours * HOUR_MS);
keep(young);
box.hidden = !young.length;
box.querySelector("ul").replaceChildren(...young.map((one) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/hang-loat/lo/${encodeURIComponent(one.id)}`;
  link.textContent = one.name;
  const when = document.createElement("small");
  when.textContent = `${one.said}. Xem lúc ${time(one.seen)}.`;
  const words = document.createElement("div");
  words.append(link, when);
  item.append(words);
  return item;
}));
