// One button that asks for a file and opens it as soon as it is chosen.

export function openAtOnce(fileId, buttonId) {
  const file = document.getElementById(fileId);
  const button = document.getElementById(buttonId);
  file.hidden = file.labels[0].hidden = true;
  button.addEventListener("click", (event) => {
    if (file.files.length) return;
    event.preventDefault();
    file.click();
  });
  file.addEventListener("change", () => file.files.length && file.form.submit());
}
