// Marks in the contents the paragraph that is being read: the last one that begins in the
// upper part of the window, or above it.

const REACH = 140; // pixels below the window's upper edge

export function followReading() {
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a[href^='#']")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  if (!links.size) return;

  const places = [...links.keys()].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
  let current = null;
  const mark = () => {
    const line = Math.min(window.innerHeight / 3, REACH);
    let low = 0;
    let high = places.length; // they stand one below the other
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle].getBoundingClientRect().top <= line) low = middle + 1;
      else high = middle;
    }
    const found = places[low - 1] ?? null;
    if (found === current) return;
    links.get(current)?.removeAttribute("aria-current");
    links.get(found)?.setAttribute("aria-current", "location");
    keepInView(links.get(found));
    current = found;
  };

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon, { passive: true });
  mark();
}

// Scrolls the contents, never the page, so that the marked link can be seen.
function keepInView(link) {
  const column = link?.closest(".contents");
  if (!column || column.scrollHeight <= column.clientHeight) return;
  const row = link.getBoundingClientRect();
  const view = column.getBoundingClientRect();
  if (row.top < view.top || row.bottom > view.bottom) {
    column.scrollTop += row.top - view.top - view.height / 3;
  }
}
