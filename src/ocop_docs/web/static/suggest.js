// Suggests places and codes while typing, and lists the legal texts for the document's date.

import { get } from "./net.js";
import { units } from "./office.js";

const SUGGEST_AFTER_MS = 150;

export function suggestPlaces(form, filled) {
  const list = document.getElementById("dia-danh");
  let timer = 0;
  let offered = new Map();
  form.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.dataset?.places || field.dataset.places === "units") return;
    field.setAttribute("list", list.id);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const address = `${form.dataset.places}?loai=${field.dataset.places}&q=${encodeURIComponent(field.value)}`;
      const found = await get(address);
      if (!found || document.activeElement !== field) return;
      list.replaceChildren(...found.map(({ value, hint }) => new Option(labelled(hint, value, field.value), value)));
      offered = new Map(found.map((one) => [one.value, one]));
    }, SUGGEST_AFTER_MS);
  });
  form.addEventListener("change", ({ target }) => {
    if (target.dataset?.places === "office" && fillBeside(form, target, offered.get(target.value))) filled();
  });
}

/** Browsers show only suggestions that have the typed letters: what was found in another spelling has them in its label. */
const labelled = (hint, value, typed) =>
  value.toLocaleLowerCase("vi").includes(typed.toLocaleLowerCase("vi")) ? hint : `${hint} (${typed})`.trim();

/** Fill what an office that was picked tells of itself into the empty fields beside it; true if there were any. */
function fillBeside(form, field, office) {
  const beside = (name) => form.elements.namedItem(field.name.replace(/[^-]+$/, name));
  const empty = ["level", "place"].filter((name) => office?.[name] && beside(name)?.value === "");
  for (const name of empty) beside(name).value = office[name];
  return empty.length > 0;
}

/** Suggest the codes of another list of this form, each with its name. */
export function suggestCodes(form) {
  const list = document.getElementById("dia-danh");
  form.addEventListener("focusin", ({ target }) => {
    if (!target.dataset?.refers) return;
    target.setAttribute("list", list.id);
    const codes = form.querySelectorAll(`[name^="${target.dataset.refers}-"]:is([name$="-id"], [name$="-code"])`);
    list.replaceChildren(...[...codes].filter((field) => field.value).map((field) =>
      new Option(form.elements[field.name.replace(/[^-]+$/, "name")]?.value ?? "", field.value)));
  });
}

/** Suggest the units of the office's profile. */
export function suggestUnits(form) {
  const list = document.getElementById("dia-danh");
  form.addEventListener("focusin", ({ target }) => {
    if (target.dataset?.places !== "units") return;
    target.setAttribute("list", list.id);
    list.replaceChildren(...units().map((unit) => new Option("", unit.name)));
  });
}

export class Texts {
  constructor(form) {
    this.form = form;
    this.select = document.getElementById("can-cu");
    this.paper = document.getElementById("can-cu-cua");
    this.rows = new Map();
    this.day = null;
  }

  /** The list that a chosen text goes to: the document's own, or that of the chosen paper of a round. */
  get list() {
    return this.paper?.value ?? "legal_bases";
  }

  /** The name of the date of that paper. */
  get date() {
    return this.list.replace(/legal_bases$/, "date");
  }

  owns(field) {
    return field === this.select || field === this.paper;
  }

  async refresh() {
    const day = this.form.elements[this.date]?.value ?? "";
    if (day === this.day || !this.select) return;
    const found = await get(`${this.form.dataset.texts}?ngay=${encodeURIComponent(day)}`);
    if (!found) return;
    this.day = day;
    const [standing, ended] = this.select.querySelectorAll("optgroup");
    const chosen = this.select.value;
    for (const [group, stands] of [[standing, true], [ended, false]]) {
      group.replaceChildren(...found.filter((text) => text.stands === stands).map((text) => new Option(text.label, text.number)));
    }
    this.select.value = chosen;
    this.rows = new Map(found.map((text) => [text.number, text.row]));
  }

  chosen() {
    return this.rows.get(this.select.value) ?? null;
  }
}
