// The list of suggestions below the search box, by keyboard: arrows choose, Enter searches for the chosen one, Escape closes. The
// focus stays in the box (the combobox pattern of ARIA); htmx fetches the list.

const box = document.querySelector("[data-suggest]");
const list = () => document.getElementById("suggestions");
const options = () => [...list().querySelectorAll("[role=option]")];
const open = () => !list().hidden;

function choose(option) {
  options().forEach((one) => one.setAttribute("aria-selected", String(one === option)));
  if (option) {
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    box.removeAttribute("aria-activedescendant");
  }
}

function close() {
  list().hidden = true;
  box.setAttribute("aria-expanded", "false");
  choose(null);
}

function search(option) {
  box.value = option.dataset.query;
  close();
  box.form.requestSubmit();
}

/** The next option in this direction; beyond the ends it is the box itself. */
function move(step) {
  const all = options();
  const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = at < 0 && step < 0 ? all.length - 1 : at + step;
  choose(all[next] || null);
}

function key(event) {
  if (event.isComposing) {
    return;
  }
  const chosen = options().find((one) => one.getAttribute("aria-selected") === "true");
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options().length > 0) {
    event.preventDefault();
    list().hidden = false;
    box.setAttribute("aria-expanded", "true");
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && open() && chosen) {
    event.preventDefault();
    search(chosen);
  } else if (event.key === "Escape" && open()) {
    // The first Escape closes the list; only the next one empties the box.
    event.preventDefault();
    close();
  }
}

if (box) {
  box.addEventListener("keydown", key);
  box.addEventListener("blur", close);
  document.body.addEventListener("htmx:afterSwap", () => {
    const shown = open() && document.activeElement === box;
    list().hidden = !shown;
    box.setAttribute("aria-expanded", String(shown));
    box.removeAttribute("aria-activedescendant");
  });
  // Before the blur, which would close the list under the pointer.
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest("#suggestions [role=option]");
    if (option) {
      event.preventDefault();
      search(option);
    }
  });
}
