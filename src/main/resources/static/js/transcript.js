// The transcript: knows which utterance and word is being said, marks and shows them, and tells where a click wants to go.
// Words become elements of their own only when they are needed, since a long call has ten thousand of them.

export class Transcript {
  #now = null;
  #stepped = null;
  #word = null;
  #scrolledByHand = 0;

  /** @param go called with the item and the milliseconds that a click on a word or a time asks for */
  constructor(go) {
    this.#listen(go);
  }

  #listen(go) {
    document.addEventListener("pointerover", (event) => this.#split(event.target.closest?.(".utterance[data-words]")));
    document.addEventListener("click", (event) => {
      const utterance = event.target.closest(".utterance[data-words]");
      if (!utterance || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) {
        return;
      }
      const word = event.target.closest(".word");
      if (word) {
        go(utterance.dataset.item, Number(word.dataset.start));
      } else if (event.target.closest(".at, .said") && !event.target.closest(".finding-mark")) {
        event.preventDefault();
        go(utterance.dataset.item, Number(utterance.dataset.start));
      }
    });
    for (const name of ["wheel", "touchmove"]) {
      addEventListener(name, () => (this.#scrolledByHand = Date.now()), { passive: true });
    }
  }

  /** What is said when and by which side, for the lanes below the waveform. */
  spoken() {
    return this.#all().map((one) => ({
      item: one.dataset.item,
      start: Number(one.dataset.start),
      end: Number(one.dataset.end),
      side: one.dataset.side,
    }));
  }

  /** Marks what is said at this time of this recording. */
  at(item, ms, follow = true) {
    const utterance = this.#saidAt(item, ms);
    if (utterance !== this.#now) {
      this.#now?.classList.remove("now");
      this.#now = utterance;
      utterance?.classList.add("now");
      this.#split(utterance);
      if (utterance && follow) {
        this.#show(utterance);
      }
    }
    this.#markWord(utterance, ms);
  }

  /** The line that is said at this time, or the last one before it. */
  lineAt(item, ms) {
    return this.#all().findLast((one) => one.dataset.item === item && Number(one.dataset.start) <= ms) ?? null;
  }

  /** Goes to the next line, or the one before; the place in the sound goes along. */
  step(by, seek) {
    const all = this.#all();
    const here = all.indexOf(this.#here());
    const line = all[Math.max(0, Math.min(all.length - 1, here + by))];
    if (!line) {
      return;
    }
    this.#stepped = line;
    seek(Number(line.dataset.start));
    line.querySelector(".at")?.focus({ preventScroll: true });
    this.#bring(line);
    if (line === all.at(-1)) {
      document.querySelector("#transcript .pager button")?.click();
    }
  }

  /** Where the reader is: at the line with the focus, unless it only has that from the last step; else at what is being said. */
  #here() {
    const focused = document.activeElement?.closest?.(".utterance[data-start]");
    if (focused && focused !== this.#stepped) {
      return focused;
    }
    const isThere = !this.#now || this.#now.dataset.start === this.#stepped?.dataset.start;
    return isThere ? this.#stepped : this.#now;
  }

  /** Opens the line that the reader is at for correction. */
  edit() {
    this.#here()?.querySelector("button.edit")?.click();
  }

  #all() {
    return [...document.querySelectorAll(".utterance[data-start]")];
  }

  /** Parties talk over each other: of those that are being said, the one that began last. */
  #saidAt(item, ms) {
    return this.#all().findLast(
      (one) => one.dataset.item === item && Number(one.dataset.start) <= ms && ms < Number(one.dataset.end),
    );
  }

  #markWord(utterance, ms) {
    const words = utterance ? [...utterance.querySelectorAll(".word")] : [];
    const word = words.findLast((one) => Number(one.dataset.start) <= ms);
    if (word !== this.#word) {
      this.#word?.classList.remove("spoken");
      word?.classList.add("spoken");
      this.#word = word;
    }
  }

  /** Leaves alone who has just scrolled or is typing. */
  #show(utterance) {
    if (Date.now() - this.#scrolledByHand < 4000 || document.querySelector(".utterance-form")) {
      return;
    }
    this.#bring(utterance);
  }

  /** Scrolls only where the line is not to be seen, and then to a place where what follows is seen too. */
  #bring(utterance) {
    const box = utterance.getBoundingClientRect();
    const top = document.querySelector("#player")?.getBoundingClientRect().bottom ?? 0;
    if (box.top < top || box.bottom > innerHeight) {
      scrollBy({ top: box.top - top - (innerHeight - top) / 4, behavior: "auto" });
    }
  }

  /** Gives each word an element with its time. data-words: "startMs:startChar:endChar:css ..." in the order of the text. */
  #split(utterance) {
    if (!utterance || utterance.dataset.split || !utterance.dataset.words) {
      return;
    }
    utterance.dataset.split = "yes";
    const said = utterance.querySelector(".said");
    const marks = [...said.querySelectorAll(".finding-mark")];
    marks.forEach((mark) => mark.remove());
    const text = said.textContent;
    const parts = [];
    let done = 0;
    for (const one of utterance.dataset.words.split(" ")) {
      const [start, from, to, css] = one.split(":");
      const word = document.createElement("span");
      word.className = css ? `word ${css}` : "word";
      word.dataset.start = start;
      word.textContent = text.slice(Number(from), Number(to));
      parts.push(text.slice(done, Number(from)), word);
      done = Number(to);
    }
    said.replaceChildren(...parts, text.slice(done), ...marks.flatMap((mark) => [" ", mark]));
  }
}
