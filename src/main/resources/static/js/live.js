// Turns the server's news (server-sent events) into events on the body that htmx waits for: "rapport:item", "rapport:model",
// "rapport:any". Bursts are joined, since a page asks once for all that changed.

const QUIET_MS = 400;
const NAMES = ["item", "progress", "stage", "model", "finding", "import", "message"];
const waiting = new Set();

/** The kinds that news of this name stands for. */
function kinds(name) {
  return name === "model" ? ["model", "any"] : ["item", "any"];
}

function tell() {
  for (const kind of waiting) {
    document.body.dispatchEvent(new CustomEvent("rapport:" + kind, { bubbles: true }));
  }
  waiting.clear();
}

function listen() {
  const source = new EventSource("/api/v1/events");
  const heard = (event) => {
    if (waiting.size === 0) {
      setTimeout(tell, QUIET_MS);
    }
    kinds(event.type).forEach((kind) => waiting.add(kind));
  };
  NAMES.forEach((name) => source.addEventListener(name, heard));
  // A page that is left must not hold one of the few connections that a browser opens to one server.
  addEventListener("pagehide", () => source.close(), { once: true });
  addEventListener("pageshow", (event) => event.persisted && listen(), { once: true });
}

if (document.querySelector('[hx-trigger*="rapport:"]')) {
  listen();
}
