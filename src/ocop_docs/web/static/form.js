// The form page: connects fields, rows, drafts, live checks, preview and downloads.

import { download } from "./download.js";
import { DraftKeeper } from "./drafts.js";
import { collect, fill, put } from "./entries.js";
import { foldAll, watchFolds, watchMenu } from "./folds.js";
import { Keeping } from "./keeping.js";
import { goTo, Live } from "./live.js";
import { offerProfile, offerToKeep } from "./office.js";
import { carriesOwnFiles, takeOwnFiles } from "./own-files.js";
import { Pages } from "./pages.js";
import { pasteBlock, withoutMarks } from "./paste.js";
import { addPhrase, togglePhrases } from "./phrase-list.js";
import { addRow, copyRow, deleteRow, findList, isBlank, listOf, moveRow, ownFields, rowsOf } from "./rows.js";
import { suggestCodes, suggestPlaces, suggestUnits, Texts } from "./suggest.js";
import { Ticking } from "./ticks.js";

export const form = document.getElementById("van-ban");
const status = document.getElementById("trang-thai");
const news = document.getElementById("tin");
const ACTS = { add: true, up: true, down: true, copy: true, delete: true };

/** Show a notice with the `choices` that it offers; a `passing` one goes at the next change of the form. */
export function tell(text, choices = [], { passing = false } = {}) {
  const line = document.createElement("p");
  line.toggleAttribute("data-passing", passing);
  line.append(text);
  const close = () => line.remove();
  for (const choice of [choices].flat()) line.append(button(choice.label, () => { close(); choice.act(); }));
  line.append(button("Đóng", close, "quiet"));
  news.replaceChildren(line);
}

function button(label, act, look = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.className = look;
  made.addEventListener("click", act);
  return made;
}

export const say = (text) => { status.textContent = text; };
const pages = document.getElementById("pages") ? new Pages(form) : null;
const texts = new Texts(form);
const drafts = new DraftKeeper(form, { say, news: tell, refreshed: () => { live.soon(0); refilled(); } });
const live = new Live(form, {
  state: (problem) => {
    form.toggleAttribute("data-offline", Boolean(problem));
    if (problem) say(problem);
    else if (status.textContent.startsWith("Mất kết nối")) say("Đã kết nối lại với chương trình.");
  },
});

const keeping = new Keeping(form, { say, news: tell });
const ticking = form.elements.ticks ? new Ticking(form, { kept: () => form.elements.ticks, state: say }) : null;

export function changed() {
  // A notice on the form as it was, and an offer to undo the last step, no longer hold for what is typed now.
  for (const line of news.querySelectorAll("[data-passing]")) line.remove();
  save();
}

/** Keep the draft and check the form as it is now. */
function save() {
  drafts.changed();
  live.soon();
  keeping.changed();
  pages?.changed();
}

/** Update folds, preview and score sheet after the whole form was filled. */
function refilled() {
  foldAll(form);
  pages?.changed();
  redraw();
  form.dispatchEvent(new Event("refilled"));
}

/** Do `act` and offer to undo it, unless it returns false. */
export function undoable(act, words) {
  const before = collect(form);
  const result = act();
  if (result !== false) offerUndo(before, words(result));
}

function offerUndo(before, words) {
  changed();
  tell(words, { label: "Hoàn tác", act: () => { fill(form, before); changed(); refilled(); } }, { passing: true });
}

/** Fill in the fields that the program answers and offer to undo it. */
export function putUndoable(entries, words) {
  const before = collect(form);
  put(form, entries);
  offerUndo(before, words);
  form.dispatchEvent(new Event("filled"));
}

function doRow(pressed) {
  const act = pressed.dataset.do;
  if (act === "add") {
    const row = addRow(pressed.closest("[data-list]"));
    row.querySelector("input, select, textarea")?.focus();
    return changed();
  }
  const row = pressed.closest("[data-row]");
  if (act === "delete") return removeRow(row);
  if (act === "copy") copyRow(row).querySelector("input, select, textarea")?.focus();
  else if (moveRow(row, act === "up" ? -1 : 1)) row.querySelector(`[data-do="${act}"]`)?.focus();
  return changed();
}

function removeRow(row) {
  const list = listOf(row);
  const index = rowsOf(list).indexOf(row);
  const blank = isBlank(row);
  const act = () => {
    deleteRow(row);
    const near = rowsOf(list)[Math.min(index, rowsOf(list).length - 1)];
    (near?.querySelector("input, select, textarea") ?? list.querySelector(":scope > .under .add")).focus();
  };
  if (blank) { act(); changed(); } else undoable(act, () => `Đã xóa dòng ${index + 1}.`);
}

async function file(pressed) {
  drafts.flush();
  const { name, refused, fault } = await download(form, pressed);
  if (name) {
    if (name.endsWith(".json")) drafts.downloaded();
    say(`Đã tải “${name}”.`);
    offerToKeep(form, collect(form), tell);
  } else if (refused) {
    form.dispatchEvent(new Event("facts"));
    pages?.choose(false);
    await live.now();
    tell("Chưa tải được: còn ô phải sửa hoặc phải điền, xem ở phần Kiểm tra.");
    const first = document.querySelector("#said [data-jump]");
    if (first) goTo(first.dataset.jump);
  } else tell(fault);
}

const chosenSet = () => form.elements.product_set?.value ?? "";
let ticksOf = "";

/** Ticks belong to one product set: choosing another removes them, which can be undone. */
function setChosen() {
  const before = collect(form).map(([name, value]) => [name, name === "product_set" ? ticksOf : value]);
  const back = () => { fill(form, before); changed(); refilled(); };
  if (form.elements.ticks.value) tell("Đã bỏ các dấu của bộ sản phẩm trước.", { label: "Hoàn tác", act: back });
  form.elements.ticks.value = "";
  redraw();
}

function redraw() {
  ticksOf = chosenSet();
  ticking?.refresh(true);
}

async function pick() {
  await texts.refresh();
  const chosen = texts.chosen();
  if (!chosen) return texts.select.focus();
  const list = findList(form, texts.list);
  const row = addRow(list);
  for (const field of ownFields(row)) {
    const name = field.name.split("-").pop();
    if (name in chosen) field.value = chosen[name];
  }
  texts.select.value = "";
  tell(`Đã thêm căn cứ ở dòng ${rowsOf(list).length}.`);
  return changed();
}

/** Add a row that accepts an error; the clerk writes the reason. */
function accept(pressed) {
  const [, code, ...place] = pressed.value.split(":");
  const row = addRow(findList(form, "accepted"));
  const known = { code, place: place.join(":") };
  let reason;
  for (const field of ownFields(row)) {
    const name = field.name.split("-").pop();
    if (name in known) field.value = known[name];
    else reason = field;
  }
  changed();
  form.dispatchEvent(new Event("facts"));
  goTo(reason.name);
}

/** Take the certificate's own template and picture; on the page of a round, round.js does it. */
async function own(value) {
  const panel = document.getElementById("mau-gcn");
  const { panel: taken, refused } = await takeOwnFiles(form, value);
  if (refused) return tell(refused);
  panel.replaceWith(taken);
  return changed();
}

if (form.dataset.kind === "certificate") {
  form.addEventListener("own", ({ detail }) => own(detail));
  form.addEventListener("refilled", () => carriesOwnFiles(form) && own("mau-gcn"));
}

form.addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (pressed?.dataset.act === "go") return drafts.flush();
  if (pressed?.dataset.act === "keep") {
    drafts.flush();
    form.elements.nhap.value = drafts.id;
    return undefined;
  }
  event.preventDefault();
  if (pressed?.dataset.do in ACTS) doRow(pressed);
  else if (["view", "drop", "own"].includes(pressed?.dataset.act)) form.dispatchEvent(new CustomEvent(pressed.dataset.act, { detail: pressed.value }));
  else if (pressed?.dataset.act === "pages") pages.open && !pages.stale ? pages.box.focus() : (pages.choose(true), pages.refresh());
  else if (pressed?.dataset.act === "file") file(pressed);
  else if (pressed?.dataset.act === "pick") pick();
  else if (pressed?.dataset.act === "phrases") togglePhrases(form, pressed).then((refusal) => refusal && tell(refusal));
  else if (pressed?.dataset.act === "phrase") addPhrase(form, pressed, { putUndoable, tell });
  else if (pressed?.dataset.act === "known") form.dispatchEvent(new Event("known"));
  else if (pressed?.dataset.act === "accept") accept(pressed);
  else if (pressed?.dataset.act === "clear") undoable(() => { form.elements.ticks.value = ""; redraw(); }, () => "Đã xóa hết dấu.");
  else { pages?.choose(false); live.now().then(() => (document.querySelector("#said [data-jump]") ?? document.getElementById("said")).focus()); }
});

form.addEventListener("input", (event) => { if (!texts.owns(event.target)) changed(); });
form.addEventListener("change", (event) => {
  if (texts.owns(event.target)) return void texts.refresh();
  save(); // a field that is left because somebody presses “Hoàn tác” fires this too
  if (event.target.name === texts.date) { texts.refresh(); ticking?.refresh(); }
  if (event.target.name === "product_set" && form.elements.ticks) setChosen();
});

form.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    drafts.changed();
    return drafts.flush();
  }
  if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.altKey || !event.target.matches("input:not([type=checkbox], [type=radio]), textarea")) return undefined;
  event.preventDefault();
  const row = event.target.closest(".row.single");
  if (row && event.target.value.trim() && !event.shiftKey) {
    addRow(listOf(row), row).querySelector("input, textarea").focus();
    changed();
  }
  return undefined;
});

/** Paste text as one line; without the marks that the document prints where it replaces all that the field holds. */
function pasteLine(event, field, text) {
  const line = text.trim().replace(/\s*[\r\n\t]+\s*/g, " ");
  const [start, end] = [field.selectionStart, field.selectionEnd];
  const plain = end - start === field.value.length ? withoutMarks(field, line) : line;
  if (plain === line && !/[\t\n]/.test(text.trim())) return undefined;
  event.preventDefault();
  const insert = (words) => { field.setRangeText(words, start, field.selectionEnd, "end"); };
  if (plain === line) { insert(plain); return changed(); }
  return undoable(() => insert(plain), () => "Đã bỏ dấu đầu, cuối dòng mà văn bản tự in.");
}

form.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const field = event.target.closest("input, textarea, select");
  if (!field || field.tagName === "SELECT") return;
  if (!/[\t\n]/.test(text.trim()) || !field.closest("[data-row]")) return pasteLine(event, field, text);
  event.preventDefault();
  undoable(() => pasteBlock(field, text) ?? false, ({ rows, columns, lost, cleaned }) =>
    `Đã dán ${rows} dòng × ${columns} cột.${cleaned ? ` Đã bỏ dấu đầu, cuối dòng mà văn bản tự in ở ${cleaned} ô.` : ""}${lost ? ` Có ${lost} ô không vào được cột nào; hãy đối chiếu lại.` : ""}`);
});

if (!CSS.supports("field-sizing", "content")) {
  form.addEventListener("input", ({ target }) => {
    if (target.tagName !== "TEXTAREA") return;
    target.style.height = "auto";
    target.style.height = `${target.scrollHeight + 2}px`;
  });
}

const opened = form.dataset.opened === "yes";
const restored = !(opened && form.dataset.draft) && drafts.restore();
offerProfile(form, { putUndoable, tell });
if (!restored && opened && new URL(form.action).pathname !== location.pathname && !/\/vi-du(\/|$)/.test(location.pathname)) drafts.changed();
suggestPlaces(form, changed);
suggestCodes(form);
watchMenu(form.querySelector(".section-menu"));
suggestUnits(form);
watchFolds(form);
texts.refresh();
if (restored) refilled();
ticksOf = chosenSet();
if (restored || opened) live.soon(0);
