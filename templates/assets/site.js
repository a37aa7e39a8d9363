// What the scripts of all pages need to know of the site, and how they get more of it. It runs before them.
//
//   KbSite.root                                       the way from this page to the site's root: "../../"
//   KbSite.onDisk                                     whether the page was opened as a file
//   KbSite.link("terms/burnout/#signs")               the link to a page that is named from the root
//   await KbSite.load(KbSite.root + "data/entries.json")   what is in a JSON file
//   await KbSite.script(KbSite.root + "assets/more.js")    runs a script that not every page needs
//
// From disk a browser opens no folder and lets no script fetch a file. There links end in index.html, and data come
// from the script beside the JSON file, which 'kb build --offline' writes.
(() => {
  "use strict";

  const root = document.currentScript.getAttribute("src").replace(/assets\/site\.js$/, "");
  const onDisk = location.protocol === "file:";

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
      const element = await script(url + ".js");
      element.remove();
      return element.json;
    }
    const answer = await fetch(url, options);
    if (!answer.ok) throw new Error(url + " is missing. If the site was just renewed, load the page again.");
    return answer.json();
  }

  window.KbSite = { root, onDisk, link, script, load };
})();
