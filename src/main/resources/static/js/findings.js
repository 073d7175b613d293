// Puts a mark beside each utterance in which something was found; what is folded stays as the reader left it when the card is
// made anew, and opens when an address leads into it.

function mark() {
  document.querySelectorAll(".finding-mark").forEach((old) => old.remove());
  document.querySelectorAll("#findings .finding[data-utterance]:not(.is-rejected)").forEach((finding) => {
    const place = document.getElementById("u-" + finding.dataset.utterance);
    if (place) {
      const link = document.createElement("a");
      link.className = `chip finding-mark tone-${finding.dataset.tone}`;
      link.href = "#" + finding.id;
      link.textContent = finding.dataset.name;
      link.dataset.tip = finding.dataset.tip;
      link.setAttribute("aria-label", finding.dataset.tip);
      (place.querySelector(".said") ?? place).append(" ", link);
    }
  });
}

/** Opens what an address leads into. */
function open() {
  const place = document.getElementById(location.hash.slice(1));
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    fold.open = true;
  }
  if (place?.matches(".finding, .note")) {
    place.scrollIntoView({ block: "nearest" });
  }
}

let folds = new Map();
let focused = null;

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "findings") {
    folds = new Map([...event.detail.target.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
    focused = event.detail.target.contains(document.activeElement) ? document.activeElement.closest(".finding")?.id : null;
  }
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id === "findings" || event.detail.elt.id === "findings") {
    folds.forEach((isOpen, id) => document.getElementById(id)?.toggleAttribute("open", isOpen));
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
      focused = null;
    }
  }
  mark();
});
addEventListener("hashchange", open);
mark();
