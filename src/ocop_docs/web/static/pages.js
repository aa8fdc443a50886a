// The preview of the document's pages beside the form.

import { Offline, post } from "./net.js";

const REFRESH_AFTER_MS = 1200;

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
    this.running = new AbortController();
    this.box.setAttribute("aria-busy", "true");
    if (this.box.childElementCount) this.box.classList.add("is-old");
    else this.box.innerHTML = '<p class="calm">Đang dựng trang…</p>';
    try {
      const response = await post(this.form, this.form.dataset.pages, { headers: { "X-Part": "1", Accept: "text/html" }, signal: this.running.signal });
      const place = this.box.scrollTop;
      this.box.innerHTML = [200, 422].includes(response.status) ? await response.text() : '<p class="calm">Chưa dựng được trang; bấm “Xem trang” để thử lại.</p>';
      this.box.scrollTop = place;
      this.stale = false;
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof Offline)) throw error;
      this.box.innerHTML = '<p class="calm">Mất kết nối với chương trình nên chưa dựng được trang.</p>';
    }
    this.box.classList.remove("is-old");
    this.box.removeAttribute("aria-busy");
  }
}
