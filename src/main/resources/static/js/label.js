// Labels what a tracker finds by one key each: R right, W wrong; the next one follows. Arrows go from one to the next.

const rows = () => [...document.querySelectorAll("#trial [data-label]")];

function go(from, step) {
  const all = rows();
  const next = all[all.indexOf(from) + step];
  if (next) {
    next.focus();
  }
}

function say(row, correct) {
  const button = row.querySelector(`button[value="${correct}"]`);
  if (button) {
    go(row, 1);
    // A click, since htmx only then sends which button it was.
    button.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) {
    return;
  }
  const row = event.target.closest("#trial [data-label]");
  if (!row) {
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    go(row, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "r" || event.key === "w") {
    event.preventDefault();
    say(row, event.key === "r");
  }
});
