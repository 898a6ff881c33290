// Filters, orders and pages of a list change its results in place; the address and the history follow, as without a script.

import { unfold } from "./unfold.js";

let asking;

export function refreshInPlace() {
  if (!document.getElementById("found")) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#found a");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || "whole" in link.dataset) return;
    const address = new URL(link.href);
    if (address.origin !== location.origin || address.pathname !== location.pathname) return;
    event.preventDefault();
    const paging = link.rel === "next" || link.rel === "prev";
    go(address, { push: true, up: paging });
  });
  document.addEventListener("submit", (event) => {
    if (!("refresh" in event.target.dataset)) return;
    event.preventDefault();
    const address = new URL(event.target.action);
    address.search = new URLSearchParams(new FormData(event.target)).toString();
    go(address, { push: true });
  });
  window.addEventListener("popstate", () => go(new URL(location.href), {}));
}

async function go(address, { push = false, up = false }) {
  asking?.abort();
  asking = new AbortController();
  const found = document.getElementById("found");
  found.classList.add("refreshing");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("found");
    const focused = place(document.activeElement);
    const open = found.querySelector("details.folded")?.open;
    found.replaceWith(fresh);
    unfold();
    fresh.querySelector("details.folded").open = open;
    if (push) history.pushState(null, "", address);
    document.title = page.title;
    const [box, asked] = [document.getElementById("q"), page.getElementById("q")];
    if (box && asked && document.activeElement !== box) box.value = asked.value;
    document.querySelector("[data-carried]")?.replaceWith(page.querySelector("[data-carried]"));
    focused?.();
    if (up) fresh.querySelector(".list-tools")?.scrollIntoView();
    say(fresh.querySelector(".total")?.textContent);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

// A reader who cannot see the list change is told the new total.
function say(words) {
  let status = document.getElementById("refreshed");
  if (!status) {
    status = document.createElement("p");
    status.id = "refreshed";
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = (words || "").replace(/\s+/g, " ").trim();
}

// Where the focus was, found again in the fresh results: the same choice of the same facet, the same field.
function place(element) {
  if (!element?.closest("#found")) return null;
  if (element.id) return () => document.getElementById(element.id)?.focus({ preventScroll: true });
  const [group, name] = [element.closest("section, ul, nav")?.getAttribute("aria-labelledby"), element.querySelector(".name")];
  if (!group || !name) return null;
  const words = name.firstChild.textContent;
  return () => {
    const same = [...document.querySelectorAll(`[aria-labelledby="${group}"] a`)];
    same.find((link) => link.querySelector(".name").firstChild.textContent === words)?.focus({ preventScroll: true });
  };
}
