// A score sheet ticked in the page: the boxes write into the field that is sent, the program says what they come to.

import { Offline, post } from "./net.js";

const PREFIX = "o-";
const parts = (text) => new Map(text.split(";").map((pair) => pair.trim().split("=")).filter(([number]) => number));
const joined = (ticks) => [...ticks].map(([number, box]) => `${number}=${box}`).join("; ");

/** Boxes belong to the page, not to the data: the field they write into is kept instead. */
export const isBox = (name) => name.startsWith(PREFIX);

export class Ticking {
  /** `kept` gives the hidden field of the sheet that is open, and makes it when told so; `state` says when the program cannot be reached. */
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
    this.ask();
  }

  /** What the ticks come to; with `anew` the boxes are drawn again too, for another product set or other ticks. */
  async ask(anew = false) {
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

  show(box, said) {
    if (said.sheet !== undefined) box.querySelector("[data-boxes]").innerHTML = said.sheet;
    for (const output of box.querySelectorAll("[data-points]")) {
      const text = said.points[output.dataset.points] ?? "";
      if (output.textContent !== text) output.textContent = text;
    }
    box.querySelector("[data-sums]").innerHTML = said.tally;
    box.dispatchEvent(new CustomEvent("tallied", { bubbles: true, detail: said }));
  }
}
