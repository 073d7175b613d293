// Says what a mark is while the pointer is on it or it has the focus. The same words are in its label, for those who hear them.

const tip = document.querySelector("#tip");

function show(mark) {
  const box = mark.getBoundingClientRect();
  tip.textContent = mark.dataset.tip;
  tip.hidden = false;
  const left = Math.min(Math.max(box.left + box.width / 2 - tip.offsetWidth / 2, 8), innerWidth - tip.offsetWidth - 8);
  const above = box.top - tip.offsetHeight - 6;
  tip.style.left = left + "px";
  tip.style.top = (above > 4 ? above : box.bottom + 6) + "px";
}

function follow(event) {
  const mark = event.target.closest?.(".pin[data-tip], .finding-mark[data-tip]");
  if (mark) {
    show(mark);
  } else {
    tip.hidden = true;
  }
}

if (tip) {
  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
  document.addEventListener("keydown", (event) => event.key === "Escape" && (tip.hidden = true));
  addEventListener("scroll", () => (tip.hidden = true), { passive: true });
}
