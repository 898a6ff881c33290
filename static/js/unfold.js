// Opens each <details data-unfold="media query"> while its query matches, and folds it again when it no longer does.

export function unfold() {
  for (const details of document.querySelectorAll("details[data-unfold]")) {
    const query = window.matchMedia(details.dataset.unfold);
    const follow = () => {
      details.open = query.matches;
    };
    query.addEventListener("change", follow);
    follow();
  }
}

// Opens what is folded around the place that the address names, in browsers that don't do so themselves.
export function openTarget() {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();
}
