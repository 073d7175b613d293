// A decision in two keystrokes: J and K go from one entry to the next, 1 to 9 press the buttons of the one with the focus. After a
// decision the entry that followed has the focus. What is typed into a box is left alone.

const NEXT = "rapport.review.next";
const MOST = 9;
const entries = () => [...document.querySelectorAll("[data-review]")];
const buttons = (entry) => [...entry.querySelectorAll(".decisions button")].slice(0, MOST);

/** Where the focus is; where it is nowhere, the first. */
function current() {
  return document.activeElement?.closest?.("[data-review]") ?? null;
}

function focus(entry) {
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = entries();
  const here = all.indexOf(current());
  const next = all[here < 0 ? 0 : Math.max(0, Math.min(all.length - 1, here + by))];
  if (next) {
    focus(next);
  }
}

/** Shows by which key each button is pressed. */
function label(entry) {
  buttons(entry).forEach((button, index) => {
    let key = button.querySelector("kbd");
    if (!key) {
      key = document.createElement("kbd");
      key.setAttribute("aria-hidden", "true");
      button.prepend(key);
    }
    key.textContent = String(index + 1);
    button.setAttribute("aria-keyshortcuts", String(index + 1));
  });
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) {
    return;
  }
  const isTyping = event.target.closest("input, select, textarea") !== null;
  if (isTyping) {
    if (event.key === "Enter") {
      // The one that was looked for, where it is the only one.
      const found = event.target.closest("form").querySelectorAll("[id^=found-] button");
      if (found.length === 1) {
        found[0].click();
      }
    } else if (event.key === "Escape") {
      focus(event.target.closest("[data-review]"));
    }
    return;
  }
  const entry = current();
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    o: () => entry?.querySelector("a[data-open]")?.click(),
    f: () => entry?.querySelector("input[type=search]")?.focus(),
  };
  const button = /^[1-9]$/.test(event.key) && entry ? buttons(entry)[Number(event.key) - 1] : null;
  if (button) {
    event.preventDefault();
    button.click();
  } else if (actions[event.key]) {
    event.preventDefault();
    actions[event.key]();
  }
}

/** After a decision: to the entry that stood below, or to the first. */
function goOn() {
  const next = sessionStorage.getItem(NEXT);
  sessionStorage.removeItem(NEXT);
  const entry = (next && document.getElementById(next)) || entries()[0];
  if (entry) {
    focus(entry);
  }
}

document.addEventListener("keydown", pressed);
document.addEventListener("submit", (event) => {
  const all = entries();
  const below = all[all.indexOf(event.target.closest("[data-review]")) + 1];
  sessionStorage.setItem(NEXT, below?.id ?? "none");
});
document.body.addEventListener("htmx:afterSettle", () => entries().forEach(label));
entries().forEach(label);
goOn();
