// The list of documents: filters stand open where there is room beside the list, fields left as they were stay out of
// the address, results change in place.

import { refreshInPlace } from "./refresh.js";
import { unfold } from "./unfold.js";

unfold();
refreshInPlace();

document.addEventListener("formdata", ({ target, formData }) => {
  if (!("clean" in target.dataset)) return;
  const kept = [...formData].filter(([name, value]) => value !== "" && !untouched(target, name));
  for (const name of new Set([...formData.keys()])) formData.delete(name);
  for (const [name, value] of kept) formData.append(name, value);
});

function untouched(form, name) {
  const field = form.querySelector(`select[name="${CSS.escape(name)}"]`);
  return field?.selectedIndex === 0 && !form.querySelector(`input[name="${CSS.escape(name)}"]`);
}
