// What the scripts of all pages need to know of the site, and how they get more of it. It runs before them.
//
//   KbSite.root                                       the way from this page to the site's root: "../../"
//   KbSite.onDisk                                     whether the page was opened as a file
//   KbSite.address()                                  the address of this page to pass on, without a fragment
//   KbSite.link("terms/burnout/#signs")               the link to a page that is named from the root
//   await KbSite.load(KbSite.root + "data/entries.json")   what is in a JSON file
//   await KbSite.load(KbSite.link("terms/burnout/"))       the text of a page
//   await KbSite.script(KbSite.root + "assets/more.js")    runs a script that not every page needs
//
// From disk a browser opens no folder and lets no script fetch a file. There links end in index.html, and what is in a
// file comes from the script beside it, which 'kb build --offline' writes.
(() => {
  "use strict";

  const root = document.currentScript.getAttribute("src").replace(/assets\/site\.js$/, "");
  const onDisk = location.protocol === "file:";

  // A file on someone's disk is no address to send: there it is that of the published page.
  function address() {
    const published = onDisk && document.querySelector("link[rel=canonical]");
    return published ? published.href + location.search : location.href.split("#")[0];
  }

  function link(path) {
    return root + (onDisk ? path.replace(/^([^?#]*\/)?(?=[?#]|$)/, "$1index.html") : path);
  }

  function script(url) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = url;
      element.onload = () => resolve(element);
      element.onerror = () => {
        element.remove();
        reject(new Error(url + " cannot be loaded."));
      };
      document.head.append(element);
    });
  }

  async function load(url, options) {
    if (onDisk) {
      const element = await script(url.split("#")[0] + ".js");
      element.remove();
      return element.content;
    }
    const answer = await fetch(url, options);
    if (!answer.ok) throw new Error(url + " is missing. If the site was just renewed, load the page again.");
    return /\.json$/.test(url) ? answer.json() : answer.text();
  }

  window.KbSite = { root, onDisk, address, link, script, load };
})();
