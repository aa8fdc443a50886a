// An evaluation round: shows its steps in place; score sheets are kept in hidden fields of the form.

import { carry } from "./entries.js";
import { changed, form, say, tell, undoable } from "./form.js";
import { goTo } from "./live.js";
import { Offline, post } from "./net.js";
import { takeOwnFiles } from "./own-files.js";
import { Ticking } from "./ticks.js";

const FACTS = "ho-so";
const facts = document.getElementById(FACTS);
const stage = document.getElementById("man");
const sheets = form.querySelector("[data-carry=sheets]");
const waiting = { "van-ban": "Đang làm và đối chiếu mọi văn bản của đợt…" };
let here = facts.hidden ? form.querySelector(".views [aria-pressed=true]").value.slice("xem:".length) : FACTS;
let running = null;

/** The row of the sheet in view, as the prefix of its fields' names; made if missing and `make`. */
function rowInView(make = false) {
  const { product, member } = stage.querySelector("[data-product]").dataset;
  const rows = [...sheets.querySelectorAll('[name$="-product"]')].map((field) => [field.name.slice(0, -"-product".length), field.value]);
  const found = rows.find(([row, value]) => value === product && form.elements[`${row}-member`].value === member);
  if (found || !make) return found?.[0] ?? "";
  const row = `sheets-${1 + Math.max(-1, ...rows.map(([name]) => Number(name.split("-")[1])))}`;
  for (const [name, value] of Object.entries({ member, product, ticks: "", opinion: "" })) carry(sheets, `${row}-${name}`, value);
  return row;
}

const ticking = new Ticking(form, { kept: (make) => form.elements[`${rowInView(make)}-ticks`], state: say });

async function show(view, { focus = true } = {}) {
  here = view;
  const step = view.split(":")[0];
  for (const button of form.querySelectorAll(".views button")) button.setAttribute("aria-pressed", String(button.value === `xem:${step}`));
  facts.hidden = step !== FACTS;
  stage.hidden = step === FACTS;
  const address = new URL(location.href);
  address.searchParams.set("buoc", view);
  history.replaceState(null, "", address);
  running?.abort();
  if (step === FACTS) return stage.replaceChildren();
  return draw(view, step, focus);
}

async function draw(view, step, focus) {
  running = new AbortController();
  stage.setAttribute("aria-busy", "true");
  const kept = stage.querySelector(".matrix .sheet")?.scrollTop ?? 0;
  if (waiting[step]) stage.innerHTML = `<div class="narrow"><p class="calm" role="status">${waiting[step]}</p></div>`;
  try {
    const response = await post(form, form.dataset.views, { extra: { viec: `xem:${view}` }, headers: { Accept: "text/html" }, signal: running.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    stage.replaceChildren(...(response.ok ? page.body : page.querySelector("main")).childNodes);
    stage.removeAttribute("aria-busy");
    const matrix = stage.querySelector(".matrix .sheet");
    if (matrix) matrix.scrollTop = kept;
    if (focus) {
      scrollTo(0, 0);
      stage.querySelector("h2")?.focus({ preventScroll: true });
    }
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Offline)) throw error;
    stage.innerHTML = '<div class="narrow"><p class="calm">Mất kết nối với chương trình; nội dung vẫn được lưu trên máy này. Bấm lại để thử.</p></div>';
  }
}

function drop(row) {
  const gone = row ? `sheets-${row}` : rowInView();
  undoable(() => {
    for (const field of [...sheets.children]) if (field.name.startsWith(`${gone}-`)) field.remove();
    for (const field of stage.querySelectorAll("[name^=o-]")) field.remove();
    show(here, { focus: false });
  }, () => "Đã xóa một phiếu.");
}

form.addEventListener("own", ({ detail }) => takeOwnFiles(form, detail).then(({ refused }) => {
  if (refused) return tell(refused);
  changed();
  return show("van-ban");
}));
form.addEventListener("view", ({ detail }) => show(detail.slice("xem:".length)));
form.addEventListener("drop", ({ detail }) => drop(detail.slice("xoa-phieu:".length)));
form.addEventListener("facts", () => show(FACTS));
form.addEventListener("refilled", () => here !== FACTS && show(here, { focus: false }));

stage.addEventListener("input", ({ target }) => {
  if (target.name === "o-y-kien") form.elements[`${rowInView(true)}-opinion`].value = target.value;
});

stage.addEventListener("tallied", ({ detail }) => {
  const cell = stage.querySelector(".matrix [aria-current]");
  if (!cell) return;
  const done = detail.open === 0;
  cell.textContent = done ? String(detail.total) : `−${detail.open}`;
  cell.className = `cell ${done ? "done" : "begun"}`;
});

// A link to a criterion, or to the field of a remark.
stage.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  const place = document.getElementById(link.hash.slice(1));
  if (link.dataset.jump) jump(link.dataset.jump);
  else if (place) {
    place.scrollIntoView({ block: "center" });
    place.querySelector("input")?.focus({ preventScroll: true });
  }
});

document.getElementById("said").addEventListener("click", (event) => {
  const name = event.target.closest("[data-jump^=sheets-]")?.dataset.jump;
  if (name) jump(name);
});

/** Go to a field of the record, or to the sheet that a sheet's field belongs to. */
async function jump(name) {
  const row = /^sheets-\d+/.exec(name)?.[0];
  const field = row && form.elements[`${row}-product`];
  if (!row) {
    await show(FACTS);
    goTo(name);
  } else if (field) {
    await show(`phieu:${field.value}:${form.elements[`${row}-member`].value}`);
  }
}

const asked = new URLSearchParams(location.search).get("buoc");
if (asked && asked !== FACTS && here === FACTS) show(asked, { focus: false });
