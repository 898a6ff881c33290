// Filters stand open where there is room beside the list, and empty fields stay out of the address.

import { unfold } from "./unfold.js";

unfold();

for (const form of document.querySelectorAll("form[data-clean]")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) {
      if (value === "") formData.delete(name);
    }
  });
}
