// The office and signatory used last: offered again on the next empty form.

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
  if (!Array.isArray(entries) || !entries.length) return false;
  put(form, entries);
  return true;
}
