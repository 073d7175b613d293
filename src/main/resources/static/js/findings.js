// Puts a mark beside each utterance in which something was found; it leads to the finding in the card.

function mark() {
  document.querySelectorAll(".finding-mark").forEach((old) => old.remove());
  document.querySelectorAll("#findings .finding[data-utterance]:not(.is-rejected)").forEach((finding) => {
    const place = document.getElementById("u-" + finding.dataset.utterance);
    if (place) {
      const link = document.createElement("a");
      link.className = "chip finding-mark";
      link.href = "#" + finding.id;
      link.textContent = finding.dataset.name;
      place.append(" ", link);
    }
  });
}

document.body.addEventListener("htmx:afterSettle", mark);
mark();
