// Adds, copies, moves and deletes rows of lists, with the field names that the program would give them.

const NAMED = ["name", "id", "for", "value", "aria-describedby", "aria-labelledby", "data-list", "data-row", "data-field",
  "data-echo", "data-fault", "data-group"];

const boundary = (text, at) => at >= text.length || text[at] === "-" || text[at] === " " || text[at] === ":";

function swapped(text, from, to) {
  let at = text.indexOf(from);
  let result = "";
  let done = 0;
  while (at !== -1) {
    if (boundary(text, at + from.length)) {
      result += text.slice(done, at) + to;
      done = at + from.length;
    }
    at = text.indexOf(from, at + from.length);
  }
  return result + text.slice(done);
}

function rename(root, from, to) {
  for (const element of root.querySelectorAll("*")) renameOne(element, from, to);
}

function renameOne(element, from, to) {
  for (const name of NAMED) {
    if (name === "value" && element.tagName !== "BUTTON") continue;
    const text = element.getAttribute(name);
    if (text?.includes(from)) element.setAttribute(name, swapped(text, from, to));
  }
  if (element instanceof HTMLTemplateElement) rename(element.content, from, to);
}

export const listOf = (row) => row.parentElement.closest("[data-list]");
const bodyOf = (list) => list.querySelector(":scope > .list, :scope > .sheet > table > .list");
const blankOf = (list) => list.querySelector(":scope > template");
export const rowsOf = (list) => [...bodyOf(list).children];
export const ownFields = (row) =>
  [...row.querySelectorAll("input[name], select[name], textarea[name]")].filter((one) => one.closest("[data-row]") === row);

/** Whether nothing was typed into a row; defaults of a new row count as nothing. */
export function isBlank(row) {
  const given = new Set([...blankOf(listOf(row)).content.querySelectorAll("input, textarea")].map((field) => field.value));
  return [...row.querySelectorAll("input, textarea")].every((field) => !field.value || given.has(field.value));
}

export function findList(form, name) {
  return [...form.querySelectorAll("[data-list]")].find((list) => list.dataset.list === name) ?? null;
}

function setName(row, name) {
  const old = row.dataset.row;
  rename(row, old, name);
  renameOne(row, old, name);
}

function number(list, row, index) {
  const name = `${list.dataset.list}-${index}`;
  if (row.dataset.row !== name) setName(row, name);
  for (const place of row.querySelectorAll("[data-number]")) {
    if (place.closest("[data-row]") === row) place.textContent = String(index + 1);
  }
}

/** Number all rows anew, through temporary names so that no two rows share one. */
function renumber(list) {
  const rows = rowsOf(list);
  rows.forEach((row, index) => setName(row, `${list.dataset.list}-~${index}`));
  rows.forEach((row, index) => number(list, row, index));
}

export function addRow(list, after = null) {
  const row = blankOf(list).content.firstElementChild.cloneNode(true);
  if (after) {
    after.after(row);
    renumber(list);
  } else {
    bodyOf(list).append(row);
    number(list, row, bodyOf(list).childElementCount - 1);
  }
  return row;
}

export function deleteRow(row) {
  const list = listOf(row);
  row.remove();
  renumber(list);
}

export function moveRow(row, step) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return false;
  if (step < 0) other.before(row);
  else other.after(row);
  renumber(listOf(row));
  return true;
}

export function copyRow(row) {
  const copy = row.cloneNode(true);
  const from = row.querySelectorAll("select, textarea");
  copy.querySelectorAll("select, textarea").forEach((field, index) => { field.value = from[index].value; });
  const typed = row.querySelectorAll("input");
  copy.querySelectorAll("input").forEach((field, index) => { field.value = typed[index].value; field.checked = typed[index].checked; });
  row.after(copy);
  renumber(listOf(row));
  return copy;
}

export function clearRows(form) {
  for (const list of form.querySelectorAll("[data-list]")) {
    if (list.isConnected) bodyOf(list).replaceChildren();
  }
}

/** Return the field called `name`, adding rows until it exists; null if the form has no such field. */
export function fieldNamed(form, name) {
  const known = form.elements.namedItem(name);
  if (known) return known;
  const steps = name.split("-");
  for (let at = 1; at < steps.length; at += 1) {
    if (!/^\d+$/.test(steps[at])) continue;
    const list = findList(form, steps.slice(0, at).join("-"));
    if (!list) return null;
    while (rowsOf(list).length <= Number(steps[at])) addRow(list);
  }
  return form.elements.namedItem(name);
}
