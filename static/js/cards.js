// Shows what a footnote call or a citation leads to in a card beside it: on hover, on focus, and on a long press.
// The card is a copy of what stands further down the page (the note, the entry in the list of what is cited), so the
// page has it without scripts too, and a screen reader is told of it once.

const WAIT = 120; // milliseconds of hovering before a card comes
const LEAVE = 200; // and after which it goes, so that the pointer can reach it
const PRESS = 450; // milliseconds that make a press a long one

export function showCards() {
  const links = document.querySelectorAll(".call a[href^='#'], a.cite[data-card]");
  if (!links.length) return;

  const box = document.createElement("div");
  box.className = "hover-card";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true");
  document.body.append(box);

  let timer, shown;
  const hide = () => {
    clearTimeout(timer);
    box.hidden = true;
    shown = null;
  };
  const later = (work, time) => {
    clearTimeout(timer);
    timer = setTimeout(work, time);
  };

  const show = (link) => {
    clearTimeout(timer);
    const words = source(link);
    if (!words || shown === link) return;
    const copy = words.cloneNode(true);
    copy.querySelectorAll(".back").forEach((back) => back.remove());
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    copy.querySelectorAll("a").forEach((inner) => inner.setAttribute("tabindex", "-1"));
    box.replaceChildren(copy);
    box.lang = words.closest("[lang]").lang;
    box.dir = words.closest("[dir]")?.dir ?? "";
    box.hidden = false;
    shown = link;
    place(box, link);
  };

  for (const link of links) {
    if (link.title) {
      link.setAttribute("aria-description", link.title);
      link.removeAttribute("title"); // the card says it, and more
    }
    let pressed;
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch") later(() => show(link), WAIT);
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") later(hide, LEAVE);
    });
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", () => later(hide, LEAVE));
    link.addEventListener("touchstart", () => {
      pressed = false;
      later(() => {
        pressed = true;
        show(link);
      }, PRESS);
    }, { passive: true });
    link.addEventListener("touchmove", () => clearTimeout(timer), { passive: true });
    link.addEventListener("touchend", (event) => {
      if (pressed) event.preventDefault(); // no click after a long press
      else clearTimeout(timer);
    });
    link.addEventListener("contextmenu", (event) => pressed && event.preventDefault());
    link.addEventListener("click", hide);
  }
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && later(hide, LEAVE));
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target) && event.target !== shown) hide();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

function source(link) {
  if (link.dataset.card) return document.getElementById(link.dataset.card)?.querySelector(".card");
  return document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector("div");
}

// Below the line in which the link begins or, where there is no room, above it.
function place(box, link) {
  const line = link.getClientRects()[0];
  const right = document.documentElement.clientWidth - box.offsetWidth - 8;
  const below = line.bottom + box.offsetHeight + 12 < window.innerHeight;
  box.style.left = `${Math.max(8, Math.min(line.left, right)) + window.scrollX}px`;
  box.style.top = `${(below ? line.bottom + 6 : line.top - box.offsetHeight - 6) + window.scrollY}px`;
}
