// A worker in which the engine of the search reads an index whose files were damaged. One message is one try: a seed
// comes in, and what came of it goes out. It asks no server: all files are in memory.
(() => {
  "use strict";
  const QUERIES = ["stress", "what helps", "\"whole teams\"", "bur", "stres", "team -course", "", "the of", "ST two stars"];
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const SIGNS = DIGITS + "\"\"\\,:[]{}09 \n\u0000\u00e9\u2028\ud800";
  const VALUES = [
    null, true, -1, 0, 0.5, 1e9, 2 ** 31, 2 ** 40, 1e308, "", "x", "__proto__", "________", "9".repeat(99), "A".repeat(5000), [], {}, [[]],
    ["", ""], "../../x", "//hostile.example"
  ];
  self.window = self;
  let files, base, damaged;

  self.KbSite = {
    script: async url => importScripts(url),
    load: async url => {
      const name = url.slice(base.length);
      if (!(name in files)) throw new Error(url + " is missing.");
      return JSON.parse(damaged.get(name) ?? files[name]);
    }
  };

  // Mulberry32: the same numbers from the same seed, in every browser.
  function random(seed) {
    let state = seed;
    return below => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) % below;
    };
  }

  // Some signs of a text changed, left out, said twice, or its end cut off.
  function damageText(text, below) {
    const at = below(text.length + 1), length = below(6);
    const signs = Array.from({ length: below(4) + 1 }, () => SIGNS[below(SIGNS.length)]).join("");
    return [
      () => text.slice(0, at) + signs + text.slice(at + signs.length),
      () => text.slice(0, at) + signs + text.slice(at),
      () => text.slice(0, at) + text.slice(at + length),
      () => text.slice(0, at) + text.slice(at - length),
      () => text.slice(0, at)
    ][below(5)]();
  }

  // One value of a document is another; it stays a document.
  function damageValue(json, below) {
    const places = [];
    const visit = value => {
      if (typeof value !== "object" || value === null) return;
      for (const key of Object.keys(value)) {
        places.push([value, key]);
        visit(value[key]);
      }
    };
    const root = [json];
    places.push([root, 0]);
    visit(json);
    const [owner, key] = places[below(places.length)];
    const text = typeof owner[key] === "string" && below(3) > 0;
    owner[key] = text ? damageText(owner[key], below) : VALUES[below(VALUES.length)];
    return JSON.stringify(root[0]);
  }

  function damage(names, below) {
    damaged = new Map();
    for (let i = below(2); i >= 0; i--) {
      const name = names[below(names.length)], other = names[below(names.length)];
      const whole = damaged.get(name) ?? files[name];
      const made = below(8) === 0 ? files[other] : below(3) === 0 ? damageText(whole, below) : damageValue(tryParse(whole), below);
      damaged.set(name, made ?? "");
    }
  }

  function tryParse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }

  // Either a result of the right form, or an error that the pages tell of.
  async function search(below) {
    const index = await self.KbSearch.open(base.replace(/search\/$/, ""));
    const found = await index.search({
      words: QUERIES[below(QUERIES.length)],
      filters: below(3) === 0 ? { type: ["program"] } : {},
      typing: below(2) === 0
    });
    const sound = Number.isInteger(found.total) && found.total >= found.hits.length && found.hits.length <= 10;
    return sound ? "sound" : "a result of another form: " + JSON.stringify(found).slice(0, 300);
  }

  self.onmessage = async ({ data }) => {
    if (data.files) {
      ({ files, base } = data);
      damaged = new Map();
      importScripts(data.engine);
      return postMessage(await search(random(1)));
    }
    const below = random(data.seed);
    damage(data.names, below);
    try {
      postMessage(await search(below));
    } catch (error) {
      postMessage(["Error", "SyntaxError", "TypeError", "RangeError"].includes(error.name) ? "clear" : String(error));
    }
  };
})();
