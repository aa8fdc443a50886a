// The frame around the pages: starts the program, shows its answers as pages, keeps drafts, saves downloads.

const ORIGIN = "http://ocop-docs.localhost:1";
const frame = document.getElementById("page");
const bar = document.getElementById("bar");
const words = document.getElementById("words");
const news = document.getElementById("news");
const REDIRECTS = [301, 302, 303, 307];

/** Drafts and settings of the pages: read at once from memory, written to IndexedDB, told to other tabs. */
class Storage {
  static async open() {
    const made = new Storage();
    try {
      await made.#load();
    } catch {
      made.refused = true;
    }
    return made;
  }

  #values = new Map();
  #database = null;
  #others = "BroadcastChannel" in self ? new BroadcastChannel("ocop-docs") : null;

  async #load() {
    this.#database = await done(indexedDB.open("ocop-docs", 1), (opening) => opening.createObjectStore("kept"));
    const store = this.#database.transaction("kept").objectStore("kept");
    const [names, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    names.forEach((name, at) => this.#values.set(name, values[at]));
    this.#others?.addEventListener("message", ({ data: [key, value] }) => {
      this.#keep(key, value);
      frame.contentWindow?.dispatchEvent(new StorageEvent("storage", { key, newValue: value }));
    });
  }

  get length() { return this.#values.size; }
  key(at) { return [...this.#values.keys()][at] ?? null; }
  getItem(key) { return this.#values.get(key) ?? null; }
  setItem(key, value) { this.#write(key, String(value)); }
  removeItem(key) { this.#write(key, null); }

  #keep(key, value) {
    if (value === null) this.#values.delete(key);
    else this.#values.set(key, value);
  }

  #write(key, value) {
    if (this.refused) throw new DOMException("IndexedDB is blocked", "QuotaExceededError");
    const writing = this.#database.transaction("kept", "readwrite");
    const store = writing.objectStore("kept");
    if (value === null) store.delete(key);
    else store.put(value, key);
    writing.commit(); // at once: what is typed last is written while the tab is already closing
    writing.onabort = () => { this.refused = true; tell("Trình duyệt không lưu được bản nháp. Hãy bấm “Tải dữ liệu” để giữ nội dung vào một tệp."); };
    this.#keep(key, value);
    this.#others?.postMessage([key, value]);
  }
}

function done(request, upgrade = null) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    if (upgrade) request.onupgradeneeded = () => upgrade(request.result);
  });
}

function tell(text) {
  news.textContent = text;
  news.hidden = !text;
}

const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));

/** Addresses of the pages' own files. A script takes its names of the browser from `page.js`; imports become addresses. */
function staticFiles(files) {
  const made = {};
  const address = (name) => (made[name] ??= make(name));
  const make = (name) => {
    if (name.endsWith(".css")) return blob(files[name], "text/css");
    if (name.endsWith(".svg")) return blob(files[name], "image/svg+xml");
    const source = files[name].replace(/(?<=from ")\.\/([\w.-]+)(?=")/g, (_, other) => address(other));
    const names = "{ location, history, fetch, localStorage }";
    const classic = /^"use strict";$/m.test(source);
    return blob(classic ? `{ const ${names} = self.ocop; (() => {\n${source}\n})(); }` : `const ${names} = self.ocop;\n${source}`, "text/javascript");
  };
  return address;
}

class Program {
  #worker = new Worker(blob(part("worker"), "text/javascript"));
  #waiting = new Map();
  #last = 0;
  #visit = 0;

  constructor(storage) {
    this.storage = storage;
    this.address = staticFiles(JSON.parse(part("static")));
    this.prelude = blob(part("page"), "text/javascript");
    this.#worker.onmessage = ({ data }) => this.#heard(data);
    this.#worker.onerror = (event) => broken(event.message);
  }

  start() {
    const parts = Object.fromEntries([...document.querySelectorAll("script[data-part]")].map((one) => [one.dataset.part, one.textContent]));
    for (const one of document.querySelectorAll("script[data-part]")) one.remove();
    return new Promise((ready) => {
      this.ready = ready;
      this.#worker.postMessage({ parts, lock: JSON.parse(part("lock")) });
    });
  }

  #heard({ id, ready, progress, failed, ...answer }) {
    if (progress) bar.value = progress;
    else if (ready) this.ready();
    else if (id === undefined) broken(failed);
    else {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failed) reject(new TypeError(failed));
      else resolve(answer);
    }
  }

  /** The response to a request, redirects followed. */
  async request(request) {
    const { pathname, search, hash } = new URL(request.url);
    const body = request.method === "GET" ? null : new Uint8Array(await request.arrayBuffer());
    const id = ++this.#last;
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, method: request.method, address: pathname + search, headers: [...request.headers], body }, body ? [body.buffer] : []);
    const { status, headers, body: content } = await answered;
    const response = new Response(content, { status, headers });
    response.address = pathname + search + hash;
    if (!REDIRECTS.includes(status)) return response;
    return this.request(new Request(new URL(response.headers.get("Location"), request.url)));
  }

  /** Show a page, or save the file that comes instead. */
  async visit(address, options = {}, { kept = false } = {}) {
    const visit = ++this.#visit;
    let response;
    try {
      response = await this.request(new Request(new URL(address, ORIGIN), options));
    } catch (error) {
      return broken(error.message);
    }
    if (response.headers.get("Content-Disposition")?.startsWith("attachment")) return save(await response.blob(), nameOf(response));
    const html = await response.text();
    if (visit !== this.#visit) return undefined;
    if (!kept && response.address !== here()) history.pushState(null, "", `#${response.address}`);
    return this.#show(html, response.address);
  }

  #show(html, address) {
    const base = `<base href="${new URL(address, ORIGIN).href.replaceAll("&", "&amp;").replaceAll('"', "%22")}">`;
    const own = html.replace(/(?<=(?:href|src)=")\/static\/([\w.-]+)(?=")/g, (_, name) => this.address(name));
    return new Promise((shown) => {
      frame.onload = () => {
        document.title = frame.contentDocument.title;
        document.documentElement.classList.add("open");
        frame.contentWindow.focus();
        shown();
      };
      frame.srcdoc = own.replace(/<head>/, `<head>${base}<script src="${this.prelude}"><\/script>`);
    });
  }

  rename({ pathname, search, hash }) {
    history.replaceState(null, "", `#${pathname}${search}${hash}`);
  }

  open({ pathname, search, hash, origin, href }) {
    if (origin === ORIGIN) self.open(`#${pathname}${search}${hash}`);
    else if (confirm(`Mở ${href} trên Internet?`)) self.open(href, "_blank", "noopener");
  }
}

const part = (name) => document.querySelector(`script[data-own="${name}"]`).textContent;
const here = () => decodeURI(location.hash.slice(1)) || "/";

function nameOf(response) {
  const header = response.headers.get("Content-Disposition");
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header);
  return encoded ? decodeURIComponent(encoded[1]) : /filename="?([^";]+)"?/i.exec(header)?.[1] ?? "van-ban";
}

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function broken(reason) {
  console.error(reason);
  tell("Chương trình dừng vì lỗi. Hãy tải lại trang (F5); bản nháp đã lưu còn nguyên trong trình duyệt này.");
}

async function main() {
  const storage = await Storage.open();
  self.program = new Program(storage);
  await self.program.start();
  bar.value = 1;
  words.textContent = "Xong.";
  addEventListener("popstate", () => self.program.visit(here(), {}, { kept: true }));
  await self.program.visit(here(), {}, { kept: true });
  if (storage.refused) tell("Trình duyệt này không cho lưu bản nháp. Hãy bấm “Tải dữ liệu” để giữ nội dung vào một tệp.");
}

if (!self.tooOld) main();
