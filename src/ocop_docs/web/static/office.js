// Offers what the office's profile has to a form, and to keep one where there is none. Nothing is filled in unasked.

import { readDraft, writeDraft } from "./drafts.js";
import { post } from "./net.js";

const ID = "co-quan";
const TAKEN = /^(issuer|archive|recipients|signatory)-/;

export const keptProfile = () => readDraft(ID);
const valueOf = (name) => keptProfile()?.entries.find(([key]) => key === name)?.[1] ?? "";

/** The rows of a list of the profile, each as an object by the last step of its fields' names. */
function rowsOf(list) {
  const rows = [];
  for (const [name, value] of keptProfile()?.entries ?? []) {
    const [, row, field] = new RegExp(`^${list}-(\\d+)-(.+)$`).exec(name) ?? [];
    if (row) (rows[row] ??= {})[field] = value;
  }
  return rows.filter(Boolean);
}

export const units = () => rowsOf("units").filter((unit) => unit.name);

/** Fill the blank fields of `form` that the profile knows. */
async function fillFrom(form, { putUndoable, tell }) {
  const response = await post(form, form.dataset.profile, { extra: { "ho-so": JSON.stringify(keptProfile().entries) } });
  const { entries, errors } = await response.json();
  if (errors) tell(`Hồ sơ cơ quan còn chỗ phải sửa. ${errors.map((fault) => `${fault.title ? `${fault.title}: ` : ""}${fault.message}`).join(" ")}`);
  else if (entries.length) putUndoable(entries, `Đã điền ${entries.length} ô theo hồ sơ ${valueOf("issuer-name")}.`);
  else tell("Không có ô trống nào để điền từ hồ sơ, hoặc văn bản này của cơ quan khác.");
}

/** Show the buttons of the profile in `form`. */
export function offerProfile(form, shown) {
  const button = form.querySelector("[data-act=profile]");
  if (!button || !valueOf("issuer-name")) return;
  button.hidden = false;
  button.nextElementSibling.hidden = true;
  button.title = valueOf("issuer-name");
  button.addEventListener("click", () => fillFrom(form, shown));
  offerSigners(form, shown);
}

function offerSigners(form, { putUndoable }) {
  const place = form.querySelector("[data-signers]");
  const signers = rowsOf("signatories").filter((signer) => signer.name);
  if (!place || signers.length < 2) return;
  place.hidden = false;
  place.append(...signers.map((signer) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = [signer.name, signer.position || signer.head_position].filter(Boolean).join(", ");
    const fields = ["collective", "capacity", "head_position", "position", "name"].map((field) => [`signatory-${field}`, signer[field] ?? ""]);
    button.addEventListener("click", () => putUndoable(fields, `Người ký: ${button.textContent}.`));
    return button;
  }));
}

/** Offer to keep the office of a document as the profile where there is none. */
export function offerToKeep(form, entries, tell) {
  const taken = entries.filter(([name, value]) => TAKEN.test(name) && value);
  if (keptProfile() || !form.dataset.profile || !taken.some(([name]) => name === "issuer-name")) return false;
  const act = () => {
    const named = taken.map(([name, value]) => [name.replace(/^signatory-/, "signatories-0-"), value]);
    const office = taken.find(([name]) => name === "issuer-name")[1];
    writeDraft({ id: ID, kind: "office-profile", name: office, version: 1, saved: new Date().toISOString(), entries: named });
    tell("Đã lưu hồ sơ cơ quan trên máy này; văn bản sau lấy từ đó khi bấm “Điền từ hồ sơ”.");
  };
  tell("Lưu cơ quan, người ký, nơi nhận của văn bản này làm hồ sơ cơ quan, để văn bản sau khỏi gõ lại?", { label: "Lưu làm hồ sơ", act });
  return true;
}
