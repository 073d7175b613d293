// The player of one recording: sound, waveform coloured by side (wavesurfer.js, with peaks from the server), and a lane that
// shows who speaks when. Times are milliseconds from the start of the recording.

const TOLD_MS = 6000;
const SPEED = "rapport.speed";
const FOLLOW = "rapport.follow";
const COLOURS = { ours: "--ours", theirs: "--theirs", unknown: "--unknown" };

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  const rest = String(seconds % 60).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

export class Player {
  #audio;
  #heard;
  #spoken;
  #waves = null;
  #telling = 0;

  /**
   * @param section the element that holds the player
   * @param heard called with the milliseconds that are just being heard
   * @param spoken gives what is said when, for the lane
   */
  constructor(section, heard, spoken) {
    this.section = section;
    this.item = section.dataset.item;
    this.#audio = section.querySelector("[data-audio]");
    this.#heard = heard;
    this.#spoken = spoken;
    this.#wire();
    this.#draw();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#redraw());
    addEventListener("resize", () => this.drawLanes(this.#spoken()));
  }

  toggle() {
    return this.#audio.paused ? this.play() : this.#audio.pause();
  }

  play() {
    // A browser may refuse to play before the page was touched; the place is kept, and the button plays on.
    return this.#audio.play().catch((refusal) => {
      if (refusal.name !== "NotAllowedError" && refusal.name !== "AbortError") {
        this.#say("The recording cannot be played: " + refusal.message);
      }
    });
  }

  skip(seconds) {
    this.seek(this.#audio.currentTime * 1000 + seconds * 1000);
  }

  seek(ms) {
    const to = Math.max(0, Math.min(ms, this.#durationMs()));
    this.#audio.currentTime = to / 1000;
    this.#tick();
  }

  /** Where it is, in milliseconds. */
  atMs() {
    return Math.round(this.#audio.currentTime * 1000);
  }

  clock() {
    return clock(this.atMs());
  }

  /** The next speed, or the one before. */
  faster(step) {
    const speeds = this.section.querySelector("[data-speed]");
    const to = speeds.selectedIndex + step;
    if (speeds.options[to]) {
      speeds.selectedIndex = to;
      speeds.dispatchEvent(new Event("change"));
      this.tell("Speed " + speeds.options[to].text);
    }
  }

  toggleFollow() {
    const follow = this.section.querySelector("[data-follow]");
    follow.checked = !follow.checked;
    follow.dispatchEvent(new Event("change"));
    this.tell(follow.checked ? "The transcript follows along." : "The transcript stays where it is.");
  }

  /** Says something for a while, also to those who hear the page. */
  tell(what) {
    const line = this.section.querySelector("[data-told]");
    line.textContent = what;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => (line.textContent = ""), TOLD_MS);
  }

  drawLanes(spoken) {
    const canvas = this.section.querySelector("[data-lanes]");
    const scale = devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * scale;
    canvas.height = 8 * scale;
    const pen = canvas.getContext("2d");
    for (const one of spoken.filter((each) => each.item === this.item)) {
      pen.fillStyle = colour(COLOURS[one.side] ?? COLOURS.unknown);
      const from = (one.start / this.#durationMs()) * canvas.width;
      const to = (one.end / this.#durationMs()) * canvas.width;
      pen.fillRect(from, 0, Math.max(scale, to - from), canvas.height);
    }
  }

  #wire() {
    const find = (what) => this.section.querySelector(what);
    find("[data-play]").addEventListener("click", () => this.toggle());
    this.section.querySelectorAll("[data-skip]").forEach((button) =>
      button.addEventListener("click", () => this.skip(Number(button.dataset.skip))),
    );
    this.#remember(find("[data-speed]"), find("[data-follow]"));
    for (const name of ["play", "pause", "ended"]) {
      this.#audio.addEventListener(name, () => this.#showState());
    }
    this.#audio.addEventListener("timeupdate", () => this.#tick());
    this.#audio.addEventListener("error", () => this.#say("The recording cannot be played here. Download it instead."));
  }

  /** A reader's speed, and whether the transcript follows, hold for the next call too. */
  #remember(speed, follow) {
    speed.addEventListener("change", () => {
      this.#audio.defaultPlaybackRate = Number(speed.value);
      this.#audio.playbackRate = Number(speed.value);
      localStorage.setItem(SPEED, speed.value);
    });
    follow.addEventListener("change", () => localStorage.setItem(FOLLOW, follow.checked ? "yes" : "no"));
    follow.checked = localStorage.getItem(FOLLOW) !== "no";
    const last = localStorage.getItem(SPEED);
    if ([...speed.options].some((option) => option.value === last)) {
      speed.value = last;
      this.#audio.defaultPlaybackRate = Number(last);
      this.#audio.playbackRate = Number(last);
    }
  }

  async #draw() {
    this.drawLanes(this.#spoken());
    const answer = await fetch(this.section.dataset.waveform).catch(() => null);
    const waveform = answer?.ok ? await answer.json() : null;
    if (waveform && window.WaveSurfer) {
      this.#showWaves(waveform.tracks);
    } else {
      this.section.querySelector("[data-wave]").hidden = true;
    }
    // Only now: taking the sound over, wavesurfer has it loaded anew, which forgets the place.
    const start = Number(this.section.dataset.start);
    if (start > 0) {
      this.seek(start);
    }
    this.section.dataset.ready = "yes";
  }

  #showWaves(tracks) {
    const container = this.section.querySelector("[data-wave]");
    this.tracks = tracks;
    this.#waves = window.WaveSurfer.create({
      container,
      backend: "MediaElement",
      height: container.clientHeight / tracks.length,
      barWidth: 2,
      barGap: 1,
      barMinHeight: 1,
      cursorWidth: 2,
      normalize: true,
      responsive: true,
      hideScrollbar: true,
      splitChannels: tracks.length > 1,
      ...this.#colours(tracks),
    });
    this.#waves.on("seek", () => this.#tick());
    this.#waves.load(this.#audio, tracks.length > 1 ? tracks : tracks[0], undefined, this.#durationMs() / 1000);
  }

  #colours(tracks) {
    const sides = this.section.dataset.tracks.split(" ");
    const of = (index) => {
      const said = colour(COLOURS[sides[index]] ?? COLOURS.unknown);
      return { waveColor: said + "80", progressColor: said };
    };
    const channelColors = Object.fromEntries(tracks.map((_, index) => [index, of(index)]));
    return { ...of(0), cursorColor: colour("--ink"), splitChannelsOptions: { overlay: false, filterChannels: [], channelColors } };
  }

  #redraw() {
    this.drawLanes(this.#spoken());
    if (this.#waves) {
      Object.assign(this.#waves.params, this.#colours(this.tracks));
      this.#waves.drawBuffer();
    }
  }

  #durationMs() {
    return Number(this.section.dataset.duration) || this.#audio.duration * 1000 || 1;
  }

  #tick() {
    const ms = this.#audio.currentTime * 1000;
    this.section.querySelector("[data-clock]").textContent = clock(ms);
    this.section.dataset.at = String(Math.round(ms));
    this.#heard(ms, this.section.querySelector("[data-follow]").checked);
  }

  #showState() {
    const paused = this.#audio.paused;
    const button = this.section.querySelector("[data-play]");
    button.setAttribute("aria-label", paused ? "Play" : "Pause");
    button.querySelector('[data-icon="play"]').toggleAttribute("hidden", !paused);
    button.querySelector('[data-icon="pause"]').toggleAttribute("hidden", paused);
  }

  #say(problem) {
    const line = this.section.querySelector("[data-problem]");
    line.textContent = problem;
    line.hidden = false;
  }
}
