// Shows a footnote beside its call while the pointer or the focus is on the call; the link to it stays as it is.

export function previewFootnotes() {
  const box = document.createElement("div");
  box.className = "note-preview";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true"); // the note itself stands at the link's other end

  let leaving;
  const hide = () => {
    box.hidden = true;
  };
  const stay = () => clearTimeout(leaving);
  const leave = () => {
    leaving = setTimeout(hide, 150);
  };

  const show = (call) => {
    const note = document.getElementById(decodeURIComponent(call.hash.slice(1)));
    const words = note?.querySelector("div");
    if (!words) return;
    stay();
    const copy = words.cloneNode(true);
    copy.querySelectorAll(".back").forEach((link) => link.remove());
    copy.querySelectorAll("a").forEach((link) => link.setAttribute("tabindex", "-1"));
    box.replaceChildren(copy);
    box.lang = call.closest("[lang]").lang;
    box.hidden = false;
    const place = call.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - box.offsetWidth - 16);
    const below = place.bottom + box.offsetHeight + 12 < window.innerHeight;
    const top = below ? place.bottom + 6 : place.top - box.offsetHeight - 6;
    box.style.left = `${Math.max(8, left) + window.scrollX}px`;
    box.style.top = `${top + window.scrollY}px`;
  };

  const calls = document.querySelectorAll(".call a[href^='#']");
  if (!calls.length) return;
  document.body.append(box);
  for (const call of calls) {
    call.addEventListener("mouseenter", () => show(call));
    call.addEventListener("mouseleave", leave);
    call.addEventListener("focus", () => show(call));
    call.addEventListener("blur", hide);
    call.addEventListener("click", hide);
  }
  box.addEventListener("mouseenter", stay);
  box.addEventListener("mouseleave", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}
