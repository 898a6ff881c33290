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

  let current = null;
  const mark = () => {
    const line = Math.min(window.innerHeight / 3, REACH);
    let found = null;
    for (const target of links.keys()) {
      if (target.getBoundingClientRect().top <= line) found = target;
    }
    if (found === current) return;
    links.get(current)?.removeAttribute("aria-current");
    links.get(found)?.setAttribute("aria-current", "location");
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
