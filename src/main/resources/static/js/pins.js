// The findings and notes of a recording as pins below its waveform. Pins that would lie on each other are one, with a number.
// One of them is in the order of the tab key; the arrow keys lead to the others, as in any toolbar.

const WIDE = 24;
const TONES = ["alert", "promise", "question", "note", "plain"];

/** What has a place in this recording, in the order of time. */
function placed(item) {
  return [...document.querySelectorAll("#findings .finding[data-start]:not(.is-rejected), #notes .note[data-start]")]
    .filter((one) => one.dataset.item === item)
    .map((one) => ({ start: Number(one.dataset.start), ...one.dataset }))
    .sort((one, other) => one.start - other.start);
}

function together(all, left) {
  const heaps = [];
  for (const one of all) {
    const heap = heaps.at(-1);
    if (heap && left(one.start) - left(heap[0].start) < WIDE) {
      heap.push(one);
    } else {
      heaps.push([one]);
    }
  }
  return heaps;
}

/** The first words of a heap, each name once with its number. */
function told(heap) {
  if (heap.length === 1) {
    return heap[0].tip;
  }
  const counts = new Map();
  heap.forEach((one) => counts.set(one.name, (counts.get(one.name) ?? 0) + 1));
  const names = [...counts].map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
  return names.slice(0, 4).join(", ") + (names.length > 4 ? ` and ${names.length - 4} more` : "");
}

export class Pins {
  #bar;
  #item;
  #durationMs;
  #go;

  /** @param go called with the milliseconds that a click asks for */
  constructor(section, durationMs, go) {
    this.#bar = section.querySelector("[data-pins]");
    this.#item = section.dataset.item;
    this.#durationMs = durationMs;
    this.#go = go;
    this.#bar.addEventListener("keydown", (event) => this.#move(event));
  }

  draw() {
    const all = placed(this.#item);
    const focused = this.#bar.contains(document.activeElement) ? document.activeElement.dataset.at : null;
    this.#bar.hidden = all.length === 0;
    const width = this.#bar.clientWidth;
    const left = (ms) => Math.max(0, Math.min(width - WIDE, (ms / this.#durationMs) * width - WIDE / 2));
    this.#bar.replaceChildren(...together(all, left).map((heap, index) => this.#pin(heap, left(heap[0].start), index)));
    this.#bar.querySelector(`[data-at="${focused}"]`)?.focus();
  }

  #pin(heap, left, index) {
    const pin = document.createElement("button");
    const tone = TONES.find((each) => heap.some((one) => one.tone === each)) ?? "plain";
    pin.type = "button";
    pin.className = `pin tone-${tone}`;
    pin.style.left = left + "px";
    pin.tabIndex = index === 0 ? 0 : -1;
    pin.dataset.tip = told(heap);
    pin.dataset.at = String(heap[0].start);
    pin.setAttribute("aria-label", told(heap) + ": play");
    pin.textContent = heap.length > 1 ? String(Math.min(heap.length, 99)) : "";
    pin.addEventListener("click", () => this.#go(heap[0].start));
    return pin;
  }

  #move(event) {
    const pins = [...this.#bar.children];
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -pins.length, End: pins.length };
    if (!(event.key in steps)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const to = Math.max(0, Math.min(pins.length - 1, pins.indexOf(event.target) + steps[event.key]));
    pins.forEach((pin, index) => (pin.tabIndex = index === to ? 0 : -1));
    pins[to].focus();
  }
}
