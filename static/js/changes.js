// Keys on a comparison: n for the next change, p for the previous one.

const rows = [...document.querySelectorAll(".pair[id]")];
for (const hint of document.querySelectorAll(".keys[hidden]")) hint.hidden = false;

function step(by) {
  const here = rows.findIndex((row) => row.id === location.hash.slice(1));
  const row = here < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[here + by];
  if (row) location.hash = row.id;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
});
