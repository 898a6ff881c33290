/* Editing pages: text boxes that propose what can be typed. */

const WAIT = 150;

document.querySelectorAll("input[data-complete]").forEach((input, n) => {
  const list = document.createElement("datalist");
  list.id = `completions-${n}`;
  input.after(list);
  input.setAttribute("list", list.id);
  input.autocomplete = "off";
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => propose(input, list), WAIT);
  });
});

async function propose(input, list) {
  const asked = input.value;
  const answer = await fetch(`${input.dataset.complete}?q=${encodeURIComponent(asked)}`);
  if (!answer.ok || input.value !== asked) return;
  const { results } = await answer.json();
  list.replaceChildren(
    ...results.map(({ value, label }) => {
      const option = document.createElement("option");
      option.value = value;
      option.label = label;
      return option;
    }),
  );
}
