// The player, the transcript, the findings and the notes of a call, tied together. Each may arrive later, while the call is
// being processed.
import { listen } from "./keys.js";
import { Pins } from "./pins.js";
import { Player } from "./player.js";
import { Transcript } from "./transcript.js";

let player = null;
let pins = null;
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
    player = new Player(
      section,
      (ms, follow) => transcript.at(section.dataset.item, ms, follow),
      () => transcript.spoken(),
    );
    pins = new Pins(section, Number(section.dataset.duration) || 1, (ms) => go(null, ms));
    section.querySelector("[data-help]").addEventListener("click", help);
    section.querySelector("[data-copy]").addEventListener("click", copy);
  }
  pins?.draw();
}

function help() {
  document.querySelector("#keys")?.showModal();
}

/** Browsers let pages write to the clipboard over https or on the same machine; elsewhere the address is shown to be copied. */
function copy() {
  const ms = player.atMs();
  const line = transcript.lineAt(player.item, ms);
  const address = new URL("?" + new URLSearchParams({ item: player.item, t: ms }), location.href);
  address.hash = line ? line.id : "";
  const shown = () => player.tell("The link to this second: " + address.href);
  if (navigator.clipboard) {
    navigator.clipboard.writeText(address.href).then(() => player.tell(`The link to ${player.clock()} is copied.`), shown);
  } else {
    shown();
  }
}

/** A note that is being written can be about the second that is just heard. */
function placeNote() {
  const choice = document.querySelector("[data-note-at]");
  if (!choice || !player) {
    return;
  }
  const item = document.querySelector("[data-note-item]");
  const tick = choice.querySelector("input");
  item.disabled = false;
  item.value = player.item;
  tick.value = String(player.atMs());
  tick.checked = player.atMs() > 0;
  choice.querySelector("[data-note-clock]").textContent = player.clock();
  choice.hidden = false;
}

document.addEventListener("focusin", (event) => event.target.id === "note" && event.target.value === "" && placeNote());
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-hear], .finding-mark");
  const place = link?.matches(".finding-mark") ? document.querySelector(link.hash) : link?.closest("[data-start]");
  if (player && place?.dataset.start && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(place.dataset.item, Number(place.dataset.start));
  }
});
addEventListener("resize", () => pins?.draw());

const withPlayer = (action) => () => player && action();
listen({
  " ": withPlayer(() => player.toggle()),
  ArrowLeft: withPlayer(() => player.skip(-5)),
  ArrowRight: withPlayer(() => player.skip(5)),
  "[": withPlayer(() => player.faster(-1)),
  "]": withPlayer(() => player.faster(1)),
  f: withPlayer(() => player.toggleFollow()),
  l: withPlayer(copy),
  j: () => transcript.step(1, (ms) => player?.seek(ms)),
  k: () => transcript.step(-1, (ms) => player?.seek(ms)),
  e: () => transcript.edit(),
  n: () => document.querySelector("#note")?.focus(),
  "?": help,
});

document.body.addEventListener("htmx:afterSettle", () => {
  attach();
  player?.drawLanes(transcript.spoken());
});
attach();
