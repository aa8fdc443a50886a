// The nine questions of a first plan: the suggested wording follows the answers; ticks that were changed stay.

import { form } from "./form.js";
import { post } from "./net.js";
import { readDraft } from "./drafts.js";

const AFTER_MS = 300;
const box = document.getElementById("cau");
let timer = 0;
let asked = null; // what is on its way; a change meanwhile leaves its answer out, which would undo the change

form.elements["cau-rieng"].value = JSON.stringify(readDraft("cau-mau")?.entries ?? []);

async function wording() {
  try {
    const response = await post(form, form.dataset.suggestions);
    return response.ok ? await response.text() : null;
  } catch {
    return null; // without a network the wording stays as it is
  }
}

async function refresh() {
  const own = asked = {};
  const shown = await wording();
  if (own !== asked) return;
  asked = null;
  box.removeAttribute("aria-busy");
  if (shown === null) return;
  const held = document.activeElement?.id;
  box.innerHTML = shown;
  if (held?.startsWith("c-")) document.getElementById(held)?.focus();
}

function soon() {
  asked = null;
  box.setAttribute("aria-busy", "true");
  clearTimeout(timer);
  timer = setTimeout(refresh, AFTER_MS);
}

for (const event of ["input", "change"]) form.addEventListener(event, ({ target }) => (target.name !== "cau" || asked) && soon());
form.addEventListener("filled", soon);
form.addEventListener("refilled", soon);
soon();
