// An address may lead to a message further on than a long chat shows at first: then the page is asked for again, up to it.

const place = location.hash.slice(1);
const isShown = place === "" || document.getElementById(place) !== null;
const isAsked = new URLSearchParams(location.search).has("at");

if (/^[mu]-/.test(place) && !isShown && !isAsked && document.querySelector("#chat .pager")) {
  location.replace("?at=" + encodeURIComponent(place.slice(2)) + "#" + place);
}
