// A click on a paragraph's number or sign goes to its address, as ever, and offers to copy its link, or a reference to
// it. The references at the page's end get buttons of their own.

const SHOWN_FOR = 1800; // milliseconds

export function copyPermalinks() {
  const reading = document.querySelector("[data-copied]");
  if (!reading || !navigator.clipboard) return;
  const say = toast();
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      say(reading.dataset.copied);
    } catch {
      say(reading.dataset.notCopied); // the browser forbids it; the address bar and the page have it
    }
  };

  const references = [...document.querySelectorAll("[data-reference]")];
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.parentElement.querySelector("[data-reference]").textContent));
  }

  const tools = document.createElement("div");
  tools.className = "copy-tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", reading.dataset.tools);
  tools.hidden = true;
  let link;
  const button = (name, words) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.addEventListener("click", async () => {
      await copy(words());
      close();
    });
    tools.append(made);
  };
  button(reading.dataset.link, () => link.href);
  for (const reference of references) {
    button(reference.dataset.name, () => refer(reference.dataset.reference, placeOf(link, reading.dataset.paragraph)));
  }
  const close = () => {
    if (tools.contains(document.activeElement)) link.focus();
    tools.hidden = true;
  };

  reading.addEventListener("click", (event) => {
    const clicked = event.target.closest(".number, .permalink");
    if (!clicked) return;
    link = clicked;
    link.after(tools);
    tools.hidden = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!tools.hidden && !tools.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && !tools.hidden && close());
}

// The paragraph's place as a reference names it, 第37(a)段; empty for one that has no number.
function placeOf(link, pattern) {
  const number = link.closest("[id]").id.match(/^op(\d+)(?:-([a-z]+))?$/);
  return number ? pattern.replace("{n}", number[1] + (number[2] ? `(${number[2]})` : "")) : "";
}

function refer(pattern, place) {
  if (place) return pattern.replace("{place}", place);
  return pattern.replace(/[，:,]\s*\{place\}/, "");
}

function toast() {
  const box = document.createElement("p");
  box.className = "toast";
  box.setAttribute("role", "status");
  box.hidden = true;
  document.body.append(box);
  let hiding;
  return (words) => {
    box.hidden = false;
    box.textContent = words;
    clearTimeout(hiding);
    hiding = setTimeout(() => {
      box.hidden = true;
    }, SHOWN_FOR);
  };
}
