// Drafts in this browser: saved while typing, never over the work of another tab.

import { collect, fill } from "./entries.js";

const PREFIX = "ocop-docs:draft:";
const SAVE_AFTER_MS = 250;
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join("").slice(0, 14);

export function readDraft(id) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + id));
  } catch {
    return null;
  }
}

export function allDrafts() {
  const found = [];
  try {
    for (let at = 0; at < localStorage.length; at += 1) {
      const key = localStorage.key(at);
      if (key.startsWith(PREFIX)) found.push(readDraft(key.slice(PREFIX.length)));
    }
  } catch { /* storage is blocked: there are no drafts */ }
  return found.filter((draft) => draft?.id && Array.isArray(draft.entries)).sort((one, other) => other.saved.localeCompare(one.saved));
}

export function writeDraft(draft) {
  localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
}

/** Copy a draft under a new id and name. */
export function copyDraft(draft) {
  const name = `${draft.name || "Chưa có trích yếu"} (bản sao)`;
  writeDraft({ ...draft, id: newId(), name, version: 1, saved: new Date().toISOString() });
}

export function deleteDraft(id) {
  localStorage.removeItem(PREFIX + id);
}

function nameOf({ subject, product, number, year, "issuer-name": office }) {
  const named = subject ?? product ?? (year ? null : office);
  return named ? named.value : `Đợt ${number?.value || "…"} năm ${year?.value || "…"}`;
}

/** Saves the draft of one form. `say` shows the state; `news` shows a question to the clerk. */
export class DraftKeeper {
  constructor(form, { say, news, refreshed }) {
    Object.assign(this, { form, say, news, refreshed, version: 0, dirty: false, failed: false, timer: 0 });
    this.id = form.dataset.draft ?? new URLSearchParams(location.search).get("nhap") ?? "";
    addEventListener("storage", (event) => this.seenElsewhere(event));
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
    addEventListener("beforeunload", (event) => { this.flush(); if (this.failed) event.preventDefault(); });
    addEventListener("pageshow", (event) => event.persisted && this.catchUp());
  }

  /** Show the draft named in the address; false if there is none. */
  restore() {
    const draft = this.id ? readDraft(this.id) : null;
    if (!draft || draft.kind !== this.form.dataset.kind) return false;
    this.version = draft.version;
    fill(this.form, draft.entries);
    this.say(`Đã mở lại ${this.form.dataset.draft ? "bản" : "bản nháp"} lưu lúc ${time(draft.saved)}.`);
    return true;
  }

  /** Name the draft in the address at once, so that a reload finds it. */
  changed() {
    this.dirty = true;
    if (!this.id) this.rename(newId());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), SAVE_AFTER_MS);
  }

  flush() {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    try {
      this.save();
      this.dirty = false;
      this.failed = false;
    } catch {
      this.failed = true;
      this.say("Chưa lưu được bản nháp vào trình duyệt; hãy bấm “Tải dữ liệu” để giữ nội dung.");
    }
  }

  /** A data file was downloaded: the page may be left without a warning. */
  downloaded() {
    this.dirty = false;
    this.failed = false;
  }

  save() {
    const stored = this.id ? readDraft(this.id) : null;
    if (stored && stored.version !== this.version) (this.form.dataset.draft ? this.replace(stored) : this.fork());
    this.version += 1;
    const saved = new Date().toISOString();
    writeDraft({ id: this.id, kind: this.form.dataset.kind, name: nameOf(this.form.elements), version: this.version, saved, entries: collect(this.form) });
    this.say(`Đã lưu ${this.form.dataset.draft ? "" : "bản nháp "}trên máy này lúc ${time(saved)}.`);
  }

  rename(id) {
    this.id = id;
    this.version = 0;
    const address = new URL(location.href);
    address.pathname = new URL(this.form.action).pathname;
    address.searchParams.set("nhap", id);
    address.hash = "";
    history.replaceState(null, "", address);
  }

  /** Another tab has changed this draft: keep both. */
  fork() {
    this.rename(newId());
    this.news("Bản nháp này đang được sửa ở một thẻ khác. Phần gõ ở thẻ này được lưu thành bản nháp riêng; bản ở thẻ kia còn nguyên.");
  }

  /** There is one draft of this page only: what it had before can be taken back. */
  replace(stored) {
    this.version = stored.version;
    const act = () => { writeDraft({ ...stored, version: this.version + 1 }); this.dirty = false; this.catchUp(); };
    this.news("Nội dung lưu trước đây trên máy này được thay bằng nội dung ở trang này.", { label: "Lấy lại bản trước", act });
  }

  seenElsewhere(event) {
    if (event.key !== PREFIX + this.id || !event.newValue || this.dirty) return;
    this.news("Bản nháp này vừa được sửa ở một thẻ khác. Nếu gõ tiếp ở đây, phần gõ được lưu thành bản nháp riêng.", {
      label: "Lấy bản mới nhất",
      act: () => this.catchUp(),
    });
  }

  catchUp() {
    const draft = this.id ? readDraft(this.id) : null;
    if (this.dirty || !draft || draft.version === this.version) return;
    this.restore();
    this.refreshed();
  }
}

export function time(moment) {
  const when = new Date(moment);
  const clock = when.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  return when.toDateString() === new Date().toDateString() ? clock : `${clock} ngày ${when.toLocaleDateString("vi-VN")}`;
}
