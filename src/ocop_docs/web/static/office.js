// Remembers the office and signatory used last and fills them into the next empty form.

import { put } from "./entries.js";

const KEY = "ocop-docs:office";
const KEPT = /^(issuer|signatory|archive)-/;

export function rememberOffice(entries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(entries.filter(([name, value]) => KEPT.test(name) && value)));
  } catch { /* the next form starts without it */ }
}

export function offerOffice(form) {
  let entries = null;
  try {
    entries = JSON.parse(localStorage.getItem(KEY));
  } catch { /* nothing to offer */ }
  const fitting = Array.isArray(entries) ? entries.filter(([name]) => form.elements.namedItem(name)) : [];
  put(form, fitting);
  return fitting.length > 0;
}
