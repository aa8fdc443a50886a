// The batches that this browser has seen: their pages have addresses that nobody can guess, so it remembers them.

const KEY = "ocop-docs:batches";

export function recent() {
  try { return JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { return []; }
}

export function keep(batches) {
  try { localStorage.setItem(KEY, JSON.stringify(batches)); } catch { /* the address of the page still leads to it */ }
}
