// What was typed, as a list of [name, value] in the order of the page; and back into the page.

import { clearRows, fieldNamed } from "./rows.js";

const OWN = new Set(["token", "nhap", "viec", "can-cu", "kem-du-lieu"]);

export function collect(form) {
  return [...new FormData(form)].filter(([name]) => !OWN.has(name));
}

export function fill(form, entries) {
  clearRows(form);
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    if (OWN.has(field.name)) continue;
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  put(form, entries);
}

export function put(form, entries) {
  for (const [name, value] of entries) {
    const field = fieldNamed(form, name);
    if (!field || OWN.has(name)) continue;
    if (field.type === "checkbox") field.checked = value === field.value;
    else field.value = value;
  }
}
