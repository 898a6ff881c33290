// A click on a paragraph's number or sign goes to its address, as ever, and also copies it.

const SHOWN_FOR = 1800; // milliseconds

export function copyPermalinks() {
  const reading = document.querySelector("[data-copied]");
  if (!reading || !navigator.clipboard) return;

  const toast = document.createElement("p");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  toast.hidden = true;
  document.body.append(toast);

  let hiding;
  reading.addEventListener("click", async (event) => {
    const link = event.target.closest(".number, .permalink");
    if (!link) return;
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return; // the browser forbids it; the address bar has it
    }
    toast.hidden = false;
    toast.textContent = reading.dataset.copied;
    clearTimeout(hiding);
    hiding = setTimeout(() => {
      toast.hidden = true;
    }, SHOWN_FOR);
  });
}
