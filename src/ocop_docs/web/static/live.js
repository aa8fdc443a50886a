// Checks the form while it is typed: shows echoes beside fields, errors under them, findings in the panel.

import { unfold } from "./folds.js";
import { Offline, post } from "./net.js";

const CHECK_AFTER_MS = 200;
const RETRY_AFTER_MS = 2000;

export class Live {
  constructor(form, { state }) {
    Object.assign(this, { form, state, timer: 0, running: null, again: 0, counts: {} });
    document.getElementById("said").addEventListener("click", (event) => this.jump(event));
  }

  soon(wait = CHECK_AFTER_MS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), wait);
  }

  async now() {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = new AbortController();
    try {
      const response = await post(this.form, this.form.dataset.live, { signal: this.running.signal });
      if (!response.ok) return this.refused(response);
      this.show(await response.json());
      this.state("");
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof Offline)) throw error;
      this.state("Mất kết nối với chương trình. Nội dung vẫn được lưu trên máy này; đang thử kết nối lại.");
      this.soon(RETRY_AFTER_MS);
    }
  }

  async refused(response) {
    const answer = await response.json().catch(() => null);
    this.state(answer?.errors?.map((fault) => `${fault.message} ${fault.remedy}`).join(" ") ?? "Chưa kiểm tra được.");
  }

  show({ panel, echoes, faults, counts, sections }) {
    const body = document.getElementById("said-body");
    const held = document.activeElement?.dataset?.jump;
    body.innerHTML = panel;
    if (held) body.querySelector(`[data-jump="${CSS.escape(held)}"]`)?.focus();
    this.echo(echoes);
    this.mark(faults);
    this.count(counts);
    for (const place of document.querySelectorAll("[data-state]")) place.textContent = sections[place.dataset.state] ?? "";
  }

  echo(echoes) {
    for (const output of this.form.querySelectorAll("[data-echo]")) {
      const text = echoes[output.dataset.echo] ?? "";
      if (output.textContent !== text) output.textContent = text;
    }
  }

  mark(faults) {
    for (const place of this.form.querySelectorAll("[data-fault]")) {
      const text = faults[place.dataset.fault] ?? "";
      if (place.textContent !== text) place.textContent = text;
    }
    for (const box of this.form.querySelectorAll("[data-field]")) {
      const wrong = box.dataset.field in faults;
      box.classList.toggle("is-wrong", wrong);
      const field = box.querySelector("input, select, textarea");
      if (wrong) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
    }
    for (const link of this.form.querySelectorAll(".sections a, .section-menu a")) {
      link.classList.toggle("has-wrong", Boolean(document.querySelector(`${link.hash} .is-wrong`)));
    }
  }

  count(counts) {
    this.counts = counts;
    const wrong = counts.error + counts.missing;
    const badge = document.getElementById("so-loi");
    badge.textContent = wrong ? String(wrong) : "";
    badge.classList.toggle("has-wrong", counts.error > 0);
  }

  jump(event) {
    const link = event.target.closest("[data-jump]");
    if (!link) return;
    event.preventDefault();
    goTo(link.dataset.jump);
  }
}

/** Scroll to the field, group or list called `name` and focus it. */
export function goTo(name) {
  const place = document.getElementById(`f-${name}`);
  if (!place) return;
  unfold(place);
  const field = place.matches("input, select, textarea") ? place : place.querySelector("input, select, textarea, button.add") ?? place;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  const box = place.closest(".field") ?? place;
  box.classList.remove("is-flash");
  requestAnimationFrame(() => box.classList.add("is-flash"));
}
