// Long rows fold up to their code and name.

const headingOf = (fold) => ["id", "name"].map((last) => {
  const row = fold.closest("[data-row]").dataset.row;
  return fold.querySelector(`[name="${CSS.escape(`${row}-${last}`)}"]`)?.value.trim();
}).filter(Boolean).join(" · ");

function name(fold) {
  fold.querySelector("summary").textContent = headingOf(fold);
}

/** Keep the headings as the fields say. */
export function watchFolds(form) {
  form.addEventListener("input", ({ target }) => {
    const fold = /-(id|name)$/.test(target.name) && target.closest("details.fold");
    if (fold) name(fold);
  });
}

/** Name all rows after they were filled at once; fold up those that have a name. */
export function foldAll(form) {
  for (const fold of form.querySelectorAll("details.fold")) {
    name(fold);
    fold.open = !headingOf(fold);
  }
}

/** Open whatever `place` is folded up in. */
export function unfold(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
