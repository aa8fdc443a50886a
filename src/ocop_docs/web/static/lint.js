// Shows the result below the form without a reload, so that its file stays chosen for the two copies.

import { finished } from "./net.js";

const form = document.getElementById("xet");

form.addEventListener("submit", async (event) => {
  if (event.submitter?.value !== "xet") return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  event.submitter.disabled = true;
  try {
    const response = await finished(await fetch(form.action, { method: "POST", body, credentials: "same-origin" }));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const result = page.getElementById("ket-qua");
    if (!result) {
      document.querySelector("main").replaceWith(page.querySelector("main"));
      return;
    }
    document.getElementById("ket-qua").replaceWith(result);
    result.querySelector("h2").scrollIntoView({ block: "start" });
  } catch {
    form.submit();
  } finally {
    event.submitter.disabled = false;
  }
});

form.elements.tep.addEventListener("change", () => document.getElementById("ket-qua").replaceChildren());
