// The preview of the document's pages beside the form.

import { Offline, post } from "./net.js";

const REFRESH_AFTER_MS = 300;

export class Pages {
  constructor(form) {
    Object.assign(this, { form, timer: 0, running: null, stale: true });
    this.box = document.getElementById("pages");
    this.findings = document.getElementById("said");
    document.getElementById("tabs").hidden = false;
    document.getElementById("tab-said").addEventListener("click", () => this.choose(false));
    document.getElementById("tab-pages").addEventListener("click", () => this.choose(true));
    document.getElementById("widen").addEventListener("click", (event) => this.widen(event.currentTarget));
  }

  get open() {
    return !this.box.hidden;
  }

  choose(pages) {
    this.box.hidden = !pages;
    this.findings.hidden = pages;
    document.getElementById("tab-pages").setAttribute("aria-pressed", String(pages));
    document.getElementById("tab-said").setAttribute("aria-pressed", String(!pages));
    if (pages && this.stale) this.refresh();
  }

  widen(button) {
    const wide = document.querySelector(".desk").classList.toggle("wide");
    button.setAttribute("aria-pressed", String(wide));
    button.textContent = wide ? "Thu hẹp" : "Mở rộng";
  }

  changed() {
    this.stale = true;
    clearTimeout(this.timer);
    if (this.open) this.timer = setTimeout(() => this.refresh(), REFRESH_AFTER_MS);
  }

  async refresh() {
    this.running?.abort();
    const { signal } = (this.running = new AbortController());
    this.box.setAttribute("aria-busy", "true");
    if (!this.box.childElementCount) this.tell("Đang dựng trang…");
    try {
      const response = await post(this.form, this.form.dataset.pages, { headers: { "X-Part": "1", Accept: "text/html" }, signal });
      if ([200, 422].includes(response.status)) await this.show(await response.text(), signal);
      else this.tell("Chưa dựng được trang; bấm “Xem trang” để thử lại.");
      this.stale = false;
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof Offline)) throw error;
      this.tell("Mất kết nối với chương trình nên chưa dựng được trang.");
    }
    this.box.removeAttribute("aria-busy");
  }

  tell(text) {
    const line = document.createElement("p");
    line.className = "calm";
    line.textContent = text;
    this.box.replaceChildren(line);
  }

  /**
   * Put the new pages in the place of the old ones once the pictures in view are decoded: nothing flickers or moves.
   * A page that did not change keeps its picture, which the browser has drawn already.
   */
  async show(html, signal) {
    const made = document.createElement("div");
    made.innerHTML = html;
    const old = [...this.box.querySelectorAll("img")];
    const kept = new Map(old.map((image) => [image.src, image]));
    const inView = [...made.querySelectorAll("img")].filter((image, at) => !kept.has(image.src) && (at < 2 || this.sees(old[at] ?? old.at(-1))));
    for (const image of inView) image.loading = "eager";
    await Promise.all(inView.map((image) => image.decode().catch(() => {})));
    signal.throwIfAborted();
    const place = this.box.scrollTop;
    for (const image of made.querySelectorAll("img")) {
      const same = kept.get(image.src);
      if (!same) continue;
      same.alt = image.alt;
      image.replaceWith(same);
    }
    this.box.replaceChildren(...made.childNodes);
    this.box.scrollTop = place;
  }

  sees(image) {
    if (!image) return false;
    const { top, bottom } = image.getBoundingClientRect();
    const box = this.box.getBoundingClientRect();
    return bottom > box.top && top < box.bottom;
  }
}
