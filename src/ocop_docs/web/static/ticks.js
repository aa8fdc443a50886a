// A score sheet: ticked boxes are written into one field, and the program adds up the points.

import { Offline, post } from "./net.js";

const PREFIX = "o-";
const parts = (text) => new Map(text.split(";").map((pair) => pair.trim().split("=")).filter(([number]) => number));
const joined = (ticks) => [...ticks].map(([number, box]) => `${number}=${box}`).join("; ");

/** Boxes are not part of a draft; the field they are written into is. */
export const isBox = (name) => name.startsWith(PREFIX);

export class Ticking {
  /** `kept` returns the hidden field of the open sheet, made if missing and told so; `state` shows that the program cannot be reached. */
  constructor(form, { kept, state = () => {} }) {
    Object.assign(this, { form, kept, state, running: null });
    form.addEventListener("change", (event) => {
      if (event.target.type === "radio" && event.target.closest("[data-ticking]")) this.ticked(event.target);
    });
  }

  get box() {
    return this.form.querySelector("[data-ticking]");
  }

  ticked(radio) {
    const field = this.kept(true);
    const ticks = parts(field.value);
    ticks.set(radio.name.slice(PREFIX.length), radio.value);
    field.value = joined(ticks);
    this.refresh();
  }

  /** Show the points of the ticks; with `anew` also draw the boxes, for another product set or other ticks. */
  async refresh(anew = false) {
    const box = this.box;
    if (!box) return;
    this.running?.abort();
    this.running = new AbortController();
    const extra = {
      bo: box.dataset.bo ?? this.form.elements.product_set?.value ?? "",
      ngay: box.dataset.ngay ?? this.form.elements.date?.value ?? "",
      dau: this.kept()?.value ?? "",
    };
    if (anew) extra.ve = "1";
    try {
      const response = await post(this.form, box.dataset.tally, { only: extra, signal: this.running.signal });
      if (response.ok && box.isConnected) this.show(box, await response.json());
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof Offline)) throw error;
      this.state("Mất kết nối với chương trình nên chưa tính điểm; các ô đã đánh dấu vẫn được lưu trên máy này.");
    }
  }

  show(box, answer) {
    if (answer.sheet !== undefined) box.querySelector("[data-boxes]").innerHTML = answer.sheet;
    for (const output of box.querySelectorAll("[data-points]")) {
      const text = answer.points[output.dataset.points] ?? "";
      if (output.textContent !== text) output.textContent = text;
    }
    box.querySelector("[data-sums]").innerHTML = answer.tally;
    box.dispatchEvent(new CustomEvent("tallied", { bubbles: true, detail: answer }));
  }
}
