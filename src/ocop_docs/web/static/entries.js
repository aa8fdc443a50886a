// Reads the form's fields as a list of [name, value] in page order, and fills them again.

import { clearRows, fieldNamed } from "./rows.js";
import { isBox } from "./ticks.js";

const OWN = new Set(["token", "nhap", "viec", "can-cu", "can-cu-cua", "kem-du-lieu", "cau", "hien", "cau-rieng"]);

export function collect(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OWN.has(name) && !isBox(name));
}

/** The element for hidden fields whose names begin with its `data-carry`, if `name` is one of them. */
const carrierOf = (form, name) => [...form.querySelectorAll("[data-carry]")].find((box) => name.startsWith(`${box.dataset.carry}-`));

export function carry(box, name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  box.append(field);
  return field;
}

export function fill(form, entries) {
  clearRows(form);
  for (const box of form.querySelectorAll("[data-carry]")) box.replaceChildren();
  for (const field of form.querySelectorAll("input:not([type=hidden], [type=radio]), [data-kept], textarea, select")) {
    if (OWN.has(field.name)) continue;
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  put(form, entries);
}

export function put(form, entries) {
  for (const [name, value] of entries) {
    const box = carrierOf(form, name);
    if (box) {
      carry(box, name, value);
      continue;
    }
    const field = fieldNamed(form, name);
    if (!field || OWN.has(name)) continue;
    if (field.type === "checkbox") field.checked = value === field.value;
    else field.value = value;
  }
}
