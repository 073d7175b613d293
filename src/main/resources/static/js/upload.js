// Files dropped on a form's [data-drop] are put into its file input; where the form says data-send, it is sent at once and the
// progress is shown. Without script, the plain form does the same.

function show(form, percent, words, bad = false) {
  const bar = form.querySelector("progress");
  const said = form.querySelector("[data-said]");
  if (bar) {
    bar.hidden = percent === null;
    bar.value = percent ?? 0;
  }
  if (said) {
    said.textContent = words;
    said.classList.toggle("refused", bad);
  }
}

function send(form) {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  // With this, a refusal is answered in words rather than with a page.
  request.setRequestHeader("X-Requested-With", "upload");
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) {
      const percent = Math.floor((100 * event.loaded) / event.total);
      show(form, percent, percent < 100 ? `Sending, ${percent} %` : "Received, being stored");
    }
  };
  request.onerror = () => show(form, null, "The server cannot be reached. Nothing was taken; try again.", true);
  request.onload = () => {
    if (request.status < 400) {
      // The server answered a form with a redirect, which the request followed: show the page that it led to.
      location.assign(request.responseURL);
    } else {
      const words = (request.getResponseHeader("Content-Type") ?? "").startsWith("text/plain");
      show(form, null, words ? request.responseText : `It was not taken (error ${request.status}). Try again.`, true);
    }
  };
  show(form, 0, "Sending");
  request.send(new FormData(form));
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  const zone = form.querySelector("[data-drop]") ?? form;
  const input = form.querySelector('input[type="file"]');
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      send(form);
    }
  });
  form.addEventListener("submit", (event) => {
    if (input.files.length > 0) {
      event.preventDefault();
      send(form);
    }
  });
}
