// The office's own template and picture for certificates.

import { post } from "./net.js";

const CARRIED = ["gcn-mau", "gcn-anh"];

export const carriesOwnFiles = (form) => CARRIED.some((name) => form.elements[name].value);

/** Send the chosen files; what the page then carries is kept with the draft. Return the new `panel`, or what `refused` them. */
export async function takeOwnFiles(form, value) {
  const response = await post(form, form.action, { extra: { viec: value }, files: true, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok) return { refused: (page.querySelector("#tin") ?? page.querySelector("main")).textContent.trim() };
  for (const name of CARRIED) {
    const field = page.querySelector(`input[name=${name}]`);
    if (field) form.elements[name].value = field.value;
  }
  return { panel: page.getElementById("mau-gcn") };
}
