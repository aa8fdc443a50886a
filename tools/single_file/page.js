// Runs first in every page inside the frame: links, forms and requests go to the program instead of a network.

(() => {
  const { program } = parent;
  const location = new URL(document.baseURI);
  location.reload = () => program.visit(location.href);
  const history = {
    replaceState(_state, _title, address) {
      location.href = new URL(address, location.href).href;
      program.rename(location);
    },
  };

  async function fetch(address, options = {}) {
    const { signal, ...others } = options;
    signal?.throwIfAborted();
    const answered = program.request(new Request(new URL(address, location.href), { ...others, credentials: "omit" }));
    if (!signal) return answered;
    return Promise.race([answered, new Promise((_, refuse) => signal.addEventListener("abort", () => refuse(signal.reason)))]);
  }

  function send(form, submitter) {
    const fields = new FormData(form, submitter);
    const address = new URL(submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location.href);
    const files = form.enctype === "multipart/form-data";
    if (form.method === "post") return program.visit(address.href, { method: "POST", body: files ? fields : new URLSearchParams(fields) });
    address.search = new URLSearchParams(fields);
    return program.visit(address.href);
  }

  function follow(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || link.hasAttribute("download") || event.defaultPrevented) return;
    event.preventDefault();
    const given = link.getAttribute("href");
    if (given.startsWith("#")) return reveal(given.slice(1));
    const address = new URL(given, location.href);
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || link.target === "_blank") return program.open(address);
    return program.visit(address.href);
  }

  function reveal(name) {
    const place = document.getElementById(decodeURIComponent(name));
    place?.scrollIntoView();
    place?.focus({ preventScroll: true });
  }

  addEventListener("click", follow);
  addEventListener("auxclick", (event) => event.button === 1 && follow(event));
  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    print();
  });
  HTMLFormElement.prototype.submit = function submit() { send(this, null); };
  if (location.hash) addEventListener("load", () => reveal(location.hash.slice(1)));
  self.ocop = { location, history, fetch, localStorage: program.storage };
})();
