// The page of the office's profile: fills what the official list knows, opens a file as soon as it is chosen.

import { put } from "./entries.js";
import { openAtOnce } from "./files.js";
import { changed, form, tell } from "./form.js";
import { post } from "./net.js";

const name = form.elements["issuer-name"];

async function fillKnown({ asked = false } = {}) {
  const response = await post(form, form.dataset.known);
  if (!response.ok) return;
  const { entries, names } = await response.json();
  if (names.length) {
    const choices = names.map((label) => ({ label, act: () => { name.value = label; fillKnown(); } }));
    tell("Có nhiều nơi cùng tên này. Cơ quan thuộc nơi nào?", choices);
  } else if (entries.length) {
    put(form, entries);
    changed();
  } else if (asked) tell("Danh mục không có tên này; hãy ghi tên như “Ủy ban nhân dân xã Minh Châu”, hoặc tự điền các ô.");
}

name.addEventListener("change", () => name.value.trim() && fillKnown());
form.addEventListener("known", () => fillKnown({ asked: true }));

openAtOnce("tep", "mo");
