// Filters stand open where there is room beside the list, and fields left as they were stay out of the address.

import { unfold } from "./unfold.js";

unfold();

for (const form of document.querySelectorAll("form[data-clean]")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) {
      const untouched = form.elements[name].selectedIndex === 0;
      if (value === "" || untouched) formData.delete(name);
    }
  });
}
