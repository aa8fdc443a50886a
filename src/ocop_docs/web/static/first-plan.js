// The nine questions of a first plan: the suggested wording follows the answers; ticks that were changed stay.

import { form } from "./form.js";
import { post } from "./net.js";
import { readDraft } from "./drafts.js";

const AFTER_MS = 300;
const box = document.getElementById("cau");
let timer = 0;

form.elements["cau-rieng"].value = JSON.stringify(readDraft("cau-mau")?.entries ?? []);

async function refresh() {
  const response = await post(form, form.dataset.suggestions);
  if (!response.ok) return;
  const held = document.activeElement?.id;
  box.innerHTML = await response.text();
  if (held?.startsWith("c-")) document.getElementById(held)?.focus();
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, AFTER_MS);
}

form.addEventListener("input", ({ target }) => target.name !== "cau" && soon());
form.addEventListener("change", ({ target }) => target.name !== "cau" && soon());
form.addEventListener("filled", soon);
form.addEventListener("refilled", soon);
soon();
