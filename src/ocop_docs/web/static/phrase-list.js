// The usual wording of a section: shown on demand, searched without accents, added by one click that can be undone.

import { readDraft } from "./drafts.js";
import { post } from "./net.js";
import { keptProfile } from "./office.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

/** What the browser keeps of the office, for requests about phrases. */
export const keptOffice = () => ({ "ho-so": JSON.stringify(keptProfile()?.entries ?? []), "cau-rieng": JSON.stringify(readDraft("cau-mau")?.entries ?? []) });

async function ask(form, button) {
  const extra = { viec: button.value, ...keptOffice() };
  if (extra["ho-so"] === "[]") delete extra["ho-so"];
  return post(form, button.formAction, { extra, headers: { "X-Part": "1" } });
}

export async function togglePhrases(form, button) {
  const box = document.getElementById(button.getAttribute("aria-controls"));
  const open = box.hidden;
  if (open) {
    const response = await ask(form, button);
    if (!response.ok) return (await response.json()).errors.map((fault) => fault.message).join(" ");
    box.innerHTML = await response.text();
    box.querySelector("[data-find]")?.addEventListener("input", ({ target }) => narrow(box, target.value));
  }
  box.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  return "";
}

function narrow(box, typed) {
  const words = plain(typed).split(/\s+/);
  for (const item of box.querySelectorAll("li")) item.hidden = !words.every((word) => plain(item.dataset.text).includes(word));
}

export async function addPhrase(form, button, { putUndoable, tell }) {
  const response = await ask(form, button);
  const { entries, errors } = await response.json();
  if (errors) return tell(errors.map((fault) => fault.message).join(" "));
  return putUndoable(entries, "Đã thêm câu mẫu.");
}
