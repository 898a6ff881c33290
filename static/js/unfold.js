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
