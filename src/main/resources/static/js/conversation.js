// The player and the transcript of a conversation, tied together. Either may arrive later, while the call is being processed.
import { Player } from "./player.js";
import { Transcript } from "./transcript.js";

let player = null;
const transcript = new Transcript((item, ms) => go(item, ms));

/** Plays from a time; an utterance of another recording opens that recording. */
function go(item, ms) {
  if (player === null) {
    return;
  }
  if (item && item !== player.item) {
    location.assign("?" + new URLSearchParams({ item, t: ms }));
    return;
  }
  player.seek(ms);
  player.play();
}

function attach() {
  const section = document.querySelector("#player");
  if (section && player?.section !== section) {
    player = new Player(section, (ms, follow) => transcript.at(section.dataset.item, ms, follow), () => transcript.spoken());
  }
}

/** Whether a key belongs to what is being typed or pressed, and not to the player. */
function isTyping(target) {
  return target.closest("input, select, textarea, button, summary, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (player === null || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "Escape") {
    event.target.closest("form")?.querySelector("[data-cancel]")?.click();
  }
  if (isTyping(event.target)) {
    return;
  }
  const keys = {
    " ": () => player.toggle(),
    ArrowLeft: () => player.skip(-5),
    ArrowRight: () => player.skip(5),
  };
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

document.body.addEventListener("htmx:afterSettle", () => {
  attach();
  player?.drawLanes(transcript.spoken());
});
attach();
