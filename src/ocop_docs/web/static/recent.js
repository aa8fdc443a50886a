// Remembers the batches this browser has seen, since the addresses of their pages cannot be guessed.

const KEY = "ocop-docs:batches";

export function recent() {
  try { return JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { return []; }
}

export function keep(batches) {
  try { localStorage.setItem(KEY, JSON.stringify(batches)); } catch { /* storage is blocked: only the page's address leads to the batch */ }
}
