// What every page has: news from the server as events on the body, places where files can be dropped, and the keys.
import "./live.js";
import "./upload.js";
import "./everywhere.js";

// Below this width the filters would push the results out of sight.
const filters = document.querySelector("[data-filters]");
if (filters && window.matchMedia("(max-width: 59.99rem)").matches) {
  filters.open = false;
}
