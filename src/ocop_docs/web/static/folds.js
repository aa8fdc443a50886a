// Folds long rows to their code and name.

const headingOf = (fold) => ["id", "name"].map((last) => {
  const row = fold.closest("[data-row]").dataset.row;
  return fold.querySelector(`[name="${CSS.escape(`${row}-${last}`)}"]`)?.value.trim();
}).filter(Boolean).join(" · ");

function name(fold) {
  fold.querySelector("summary").textContent = headingOf(fold);
}

/** Update the headings while their fields are typed. */
export function watchFolds(form) {
  form.addEventListener("input", ({ target }) => {
    const fold = /-(id|name)$/.test(target.name) && target.closest("details.fold");
    if (fold) name(fold);
  });
}

/** Set all headings after the form was filled; fold the rows that have one. */
export function foldAll(form) {
  for (const fold of form.querySelectorAll("details.fold")) {
    name(fold);
    fold.open = !headingOf(fold);
  }
}

/** Unfold every row around `place`. */
export function unfold(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

/** Close the menu of sections once one is chosen, or with Escape. */
export function watchMenu(menu) {
  menu?.addEventListener("click", ({ target }) => { if (target.closest("a")) menu.open = false; });
  menu?.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
