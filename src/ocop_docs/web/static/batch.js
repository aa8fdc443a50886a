// The page of a batch: shows its progress every second; reloads once the batch has ended.

import { get } from "./net.js";
import { keep, recent } from "./recent.js";

const POLL_MS = 1000;
const FIRST_POLL_MS = 500;
const MOST_REMEMBERED = 20;
const page = document.getElementById("lo");
const title = document.getElementById("lo-h");
const others = recent().filter((one) => one.id !== page.dataset.id);
const remember = () => keep([{ id: page.dataset.id, name: page.dataset.name, said: title.textContent, seen: Date.now() }, ...others].slice(0, MOST_REMEMBERED));
remember();

for (const button of document.querySelectorAll('button[value="xoa"]')) {
  button.form.addEventListener("submit", (event) => {
    if (!confirm("Xóa lô này cùng bảng và mọi tệp đã làm?")) event.preventDefault();
  });
}

if (!page.dataset.ended) {
  const bar = document.getElementById("lo-thanh");
  const figures = document.getElementById("lo-so");
  const news = document.getElementById("lo-tin");
  const poll = async () => {
    const state = await get(page.dataset.state);
    news.textContent = state ? "" : "Mất kết nối với chương trình; đang thử lại.";
    if (state?.ended) return location.reload();
    if (state) {
      title.textContent = state.heading;
      figures.textContent = state.words;
      if (state.total) { bar.max = state.total; bar.value = state.done; }
    }
    return setTimeout(poll, POLL_MS);
  };
  setTimeout(poll, FIRST_POLL_MS);
}
