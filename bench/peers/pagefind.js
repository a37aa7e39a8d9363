// Pagefind's own search page, with the words that the header's form asks for.
const ui = new PagefindUI({ element: "#pagefind" });
const words = new URLSearchParams(location.search).get("q");
if (words) ui.triggerSearch(words);
