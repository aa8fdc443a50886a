// A box that ticks every paper of its list.
for (const all of document.querySelectorAll(".choosing .all")) {
  const boxes = all.closest("form").querySelectorAll("[name=van-ban]");
  all.hidden = false;
  all.querySelector("input").addEventListener("change", (event) => {
    for (const box of boxes) box.checked = event.target.checked;
  });
}
