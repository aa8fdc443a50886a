// The first page: lists the drafts of this browser.

import { allDrafts, copyDraft, deleteDraft, time, writeDraft } from "./drafts.js";

const KINDS = new Map([...document.querySelectorAll(".kinds a")].map((link) => [link.dataset.kind ?? link.pathname.split("/").pop(), link]));
const box = document.getElementById("ban-nhap");
const list = document.getElementById("ban-nhap-ds");
const news = document.getElementById("ban-nhap-tin");

function show() {
  const drafts = allDrafts().filter((draft) => KINDS.has(draft.kind));
  box.hidden = !drafts.length && !news.textContent;
  list.hidden = !drafts.length;
  list.replaceChildren(...drafts.map(line));
}

function line(draft) {
  const item = document.createElement("li");
  const words = document.createElement("div");
  const link = document.createElement("a");
  const { href, dataset } = KINDS.get(draft.kind);
  link.href = `${dataset.form ?? href}?nhap=${encodeURIComponent(draft.id)}`;
  link.textContent = draft.name || "Chưa có trích yếu";
  const when = document.createElement("small");
  when.textContent = `${KINDS.get(draft.kind).querySelector("b").textContent}. Lưu lúc ${time(draft.saved)}.`;
  words.append(link, when);
  const remove = document.createElement("button");
  remove.type = "button";
  remove.textContent = "Xóa";
  remove.setAttribute("aria-label", `Xóa bản nháp ${link.textContent}`);
  remove.addEventListener("click", () => drop(draft));
  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = "Nhân bản";
  copy.setAttribute("aria-label", `Nhân bản bản nháp ${link.textContent}`);
  copy.addEventListener("click", () => duplicate(draft));
  item.append(words, copy, remove);
  return item;
}

function duplicate(draft) {
  try {
    copyDraft(draft);
    news.replaceChildren(`Đã nhân bản “${draft.name || "chưa có trích yếu"}”; bản sao ở đầu danh sách.`);
  } catch {
    news.replaceChildren("Chưa nhân bản được: bộ nhớ của trình duyệt đã đầy. Hãy xóa bớt bản nháp không dùng.");
  }
  show();
  list.querySelector("button").focus();
}

function drop(draft) {
  deleteDraft(draft.id);
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = "Hoàn tác";
  back.addEventListener("click", () => { writeDraft(draft); news.replaceChildren(); show(); });
  news.replaceChildren(`Đã xóa bản nháp “${draft.name || "chưa có trích yếu"}”. `, back);
  show();
  back.focus();
}

const file = document.getElementById("tep");
const choose = document.querySelector(`label[for="${file.id}"]`);
choose.classList.add("button");
choose.textContent = `${choose.textContent}…`;
file.classList.add("sr");
file.form.querySelector("button").hidden = true;
file.addEventListener("change", () => file.files.length && file.form.submit());

addEventListener("storage", show);
addEventListener("pageshow", show);
show();
