// The keys of every page: "/" to search, "g" and a letter to go somewhere, "?" for the help. A page with keys of its own has its own
// help, #keys. None of them is taken from what is being typed.

const PLACES = { t: "/", s: "/search", c: "/customers", p: "/promises", r: "/review", i: "/insights" };
const WAIT_MS = 1500;
let goes = 0;

function help() {
  const own = document.querySelector("#keys");
  const dialog = own ?? document.querySelector("#keys-everywhere");
  document.querySelector("#menu:popover-open")?.hidePopover();
  if (dialog && !dialog.open) {
    dialog.showModal();
  }
}

function search() {
  const box = document.querySelector("#q");
  if (box && box.closest("[role=search]")?.getAttribute("action") === "/search") {
    box.focus();
    box.select();
  } else {
    location.assign("/search");
  }
}

function isElsewhere(event) {
  return (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest("input, select, textarea, dialog, [contenteditable]") !== null
  );
}

function pressed(event) {
  if (isElsewhere(event)) {
    return;
  }
  if (Date.now() - goes < WAIT_MS && event.key in PLACES) {
    event.preventDefault();
    event.stopImmediatePropagation();
    location.assign(PLACES[event.key]);
  } else if (event.key === "g") {
    goes = Date.now();
    return;
  } else if (event.key === "/") {
    event.preventDefault();
    search();
  } else if (event.key === "?" && !document.querySelector("#keys")) {
    event.preventDefault();
    help();
  }
  goes = 0;
}

if (document.querySelector("#keys-everywhere")) {
  document.addEventListener("keydown", pressed, { capture: true });
  document.querySelector("[data-keys]")?.addEventListener("click", help);
}
