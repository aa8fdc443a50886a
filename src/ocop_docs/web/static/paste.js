// Pastes a block of cells from Excel, or lines from Word, into rows, column by column.

import { addRow, listOf, ownFields, rowsOf } from "./rows.js";

/** `text` without the bullets, numbers and closing marks that the document prints around what `field` holds. */
export function withoutMarks(field, text) {
  const { leading, closing, abbreviated } = field.form?.dataset ?? {};
  let plain = text.trim();
  if (!leading) return plain;
  if (field.dataset.lead) plain = plain.replace(new RegExp(leading, "u"), "");
  if (field.dataset.end && !new RegExp(abbreviated, "u").test(plain)) plain = plain.replace(new RegExp(closing, "u"), "");
  return plain.trim() ? plain : text.trim();
}

/** Parse tab-separated text with quoted cells, as spreadsheets put it on the clipboard. */
export function readTable(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    const row = rows[rows.length - 1];
    if (quoted) {
      if (mark === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
      else if (mark === '"') quoted = false;
      else row[row.length - 1] += mark;
    } else if (mark === '"' && row[row.length - 1] === "") quoted = true;
    else if (mark === "\t") row.push("");
    else if (mark === "\n") rows.push([""]);
    else if (mark !== "\r") row[row.length - 1] += mark;
  }
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\s*\n\s*/g, " ").trim()));
  while (cells.length && cells[cells.length - 1].every((cell) => !cell)) cells.pop();
  return cells;
}

const plain = (text) => text.normalize("NFC").toLocaleLowerCase("vi").replace(/\s+/g, " ").trim();
const titleOf = (field) => {
  const label = field.labels?.[0];
  return plain((label?.firstChild?.textContent ?? "").trim());
};

/** Which field of a row each column fills: by headings if the first line has them, else from `field` on. */
function columnsOf(fields, field, first) {
  const titles = fields.map(titleOf);
  const byHeading = first.map((cell) => titles.indexOf(plain(cell)));
  const named = byHeading.filter((index) => index >= 0).length;
  if (named >= 2 || (named === 1 && first.length === 1)) return { columns: byHeading, headed: true };
  const start = fields.indexOf(field);
  return { columns: first.map((_cell, index) => start + index), headed: false };
}

/** Set a field to `text`; a select by the words of its option. False if it has no such option. */
function setField(field, text) {
  if (field.tagName === "SELECT") {
    const option = [...field.options].find((one) => plain(one.textContent).endsWith(plain(text)) || one.value === text);
    if (option) field.value = option.value;
    return Boolean(option) || !text;
  }
  field.value = withoutMarks(field, text);
  return true;
}

/** Put a pasted block into rows from `field` on; null if it is a single value for that field. */
export function pasteBlock(field, text) {
  const row = field.closest("[data-row]");
  const cells = readTable(text);
  if (!row || !cells.length || (cells.length === 1 && cells[0].length === 1)) return null;
  const fields = ownFields(row);
  const list = listOf(row);
  // A row of an annex's table is one line, with a mark between its cells.
  if (fields.length === 1 && list.dataset.list.endsWith("-rows")) cells.splice(0, cells.length, ...cells.map((line) => [line.join(" | ")]));
  const { columns, headed } = columnsOf(fields, field, cells[0]);
  const body = headed ? cells.slice(1) : cells;
  let at = rowsOf(list).indexOf(row);
  let [lost, cleaned] = [0, 0];
  for (const line of body) {
    const target = ownFields(rowsOf(list)[at] ?? addRow(list));
    line.forEach((cell, index) => {
      const place = target[columns[index]];
      if (place ? !setField(place, cell) : cell) lost += 1;
      else if (place && place.tagName !== "SELECT" && place.value !== cell) cleaned += 1;
    });
    at += 1;
  }
  return { rows: body.length, columns: columns.length, lost, cleaned };
}
