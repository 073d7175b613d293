// An address, or a link on the page, may lead to a message that a long chat does not show: then the page around it is asked for.

function find() {
  const place = location.hash.slice(1);
  const id = place.slice(2);
  const isCut = document.querySelector("#chat .pager") !== null;
  const isAsked = new URLSearchParams(location.search).get("at") === id;
  if (/^[mu]-/.test(place) && isCut && !isAsked && document.getElementById(place) === null) {
    location.replace("?at=" + encodeURIComponent(id) + "#" + place);
  }
}

window.addEventListener("hashchange", find);
find();
