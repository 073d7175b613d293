// The keys of the page of a call. None of them is taken from what is being typed, or from a button that has the focus.

function isTyping(target) {
  return target.closest("input, select, textarea, button, summary, dialog, [contenteditable]") !== null;
}

/** @param actions what each key does, by its name */
export function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.target.closest("form")?.querySelector("[data-cancel]")?.click();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.target.closest(".note-form, .utterance-form")?.requestSubmit();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}
