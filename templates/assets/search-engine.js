/*
 * Answers queries in the browser, exactly as the Java class EntrySearch does: there stands what a
 * query means, and a test compares the two. BrowserIndex tells what the files hold.
 *
 *   const index = await KbSearch.open("../");
 *   const result = await index.search({words: "moral support", filters: {type: ["program"]}});
 *
 * A result is that of `kb search --json`. Nothing is fetched before open().
 */
(() => {
  "use strict";

  const FORMAT = 2;
  const NAME = 5;
  const SEARCHED = [0, 1, 2, 3, 4];
  const IN_SEARCHED = 31;
  const IN_GLOSSARY = 64;
  const BEGINS_NAME = 128;
  const MAX_CHARS = 2000;
  const MAX_WORDS = 32;
  const MAX_COMPLETIONS = 32;
  const MIN_GUESSED = 3;
  const EXCERPT = 240;
  const LEAD = 60;
  const REMEMBERED = 20000;
  const MAX_INSERTED = 200;
  const TIERS = [
    ["exact", "exact phrase or title"],
    ["all-words", "all words"],
    ["any-word", "some of the words"],
    ["other-name", "also called"],
    ["none", ""],
  ];
  const OTHER_NAME = 3;
  const NONE = 4;

  const float = Math.fround;

  // Files

  /** Everything that is fetched comes through here. */
  function load(base, name) {
    return KbSite.load(base + name, name === "meta.json" ? {cache: "no-cache"} : {});
  }

  async function loadAnalyzer(base) {
    await KbSite.script(base + "analyzer.js");
    if (!window.KbAnalyzer) {
      throw new SyntaxError("analyzer.js");
    }
    return window.KbAnalyzer;
  }

  /** What `read` makes of a file, once for each key; a failure is not kept. */
  class Once {
    constructor(read) {
      this.read = read;
      this.made = new Map();
    }

    get(key) {
      let made = this.made.get(key);
      if (!made) {
        made = this.read(key);
        this.made.set(key, made);
        made.catch(() => this.made.delete(key));
      }
      return made;
    }
  }

  // Numbers as text, see the Java class Packed

  const DIGIT = new Uint8Array(128).fill(64);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, value) => {
    DIGIT[digit.charCodeAt(0)] = value;
  });

  class Numbers {
    constructor(text, at = 0) {
      this.text = text;
      this.at = at;
    }

    /** A damaged file has signs that are no digits, or ends too early. */
    digit() {
      const digit = DIGIT[this.text.charCodeAt(this.at++)];
      if (digit < 64) {
        return digit;
      }
      throw new SyntaxError("no number");
    }

    next() {
      let digit = this.digit();
      let value = digit & 31;
      for (let shift = 5; digit > 31; shift += 5) {
        digit = this.digit();
        value |= (digit & 31) << shift;
      }
      return value;
    }

    skip(count) {
      for (let left = count; left > 0;) {
        left -= this.digit() < 32;
      }
    }

    more() {
      return this.at < this.text.length;
    }

    /** Sums of the next numbers. */
    sums(count) {
      const sums = new Int32Array(count);
      let sum = 0;
      for (let i = 0; i < count; i++) {
        sum += this.next();
        sums[i] = sum;
      }
      return sums;
    }
  }

  function numbers(text) {
    const from = new Numbers(text);
    const all = [];
    while (from.more()) {
      all.push(from.next());
    }
    return all;
  }

  // Terms in files, see BrowserTerms

  /** Lucene orders terms by code points, JavaScript by UTF-16 units. */
  function isAfter(a, b) {
    for (let i = 0; i < a.length && i < b.length; i++) {
      const x = a.charCodeAt(i);
      const y = b.charCodeAt(i);
      if (x !== y) {
        return x >= 0xd800 && y >= 0xd800 ? orderOfSurrogates(x) > orderOfSurrogates(y) : x > y;
      }
    }
    return a.length > b.length;
  }

  function orderOfSurrogates(unit) {
    return unit >= 0xe000 ? unit - 0x2000 : unit + 0x800;
  }

  /** The number of the file that a term would be in; -1 before the first. */
  function fileOf(term, from) {
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isAfter(from[middle], term)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  /** Calls `each` with every term of a file, the numbers standing at its own, which it reads. */
  function readTerms([lines, packed], each) {
    const from = new Numbers(packed);
    let term = "";
    for (const line of lines.split("\n").slice(0, -1)) {
      term = term.slice(0, from.next()) + line;
      each(term, from);
    }
  }

  // Postings, see BrowserPostings

  /** The dictionary of stems and names. */
  class Terms {
    constructor(meta, file) {
      this.from = meta.terms;
      this.shards = new Once(async number => readShard(number, await file("terms", number)));
      this.positions = new Once(number => file("positions", number));
    }

    /** Begins to fetch what is asked for soon. */
    prepare(term) {
      const number = fileOf(term, this.from);
      if (number >= 0) {
        this.shards.get(number).catch(() => {}); // whoever asks for it is told
      }
    }

    async get(term) {
      const number = fileOf(term, this.from);
      return number < 0 ? undefined : (await this.shards.get(number)).get(term);
    }

    /** Lets the phrases that these terms are in be looked for. */
    withPositions(terms) {
      return Promise.all(terms.map(async term => {
        if (!term.positions) {
          term.positions = readPositions(term, await this.positions.get(term.shard));
        }
      }));
    }
  }

  function readShard(shard, file) {
    const terms = new Map();
    let positions = 0;
    readTerms(file, (term, from) => {
      const entry = {shard, bits: from.next(), text: from.text, start: from.at, skipped: positions};
      terms.set(term, entry);
      for (let field = 0; field <= NAME; field++) {
        if (entry.bits & 1 << field) {
          const count = skipPostings(from);
          positions += field === NAME ? 0 : count;
        }
      }
      if (entry.bits & IN_GLOSSARY) {
        from.skip(from.next());
      }
    });
    return terms;
  }

  function skipPostings(from) {
    let count = 0;
    for (let left = from.next(); left > 0; left--) {
      count += from.next() & 1 || from.next();
    }
    return count;
  }

  /** By field: the entries that have the term, and how often; last, its terms of the glossary. */
  function postingsOf(term) {
    if (!term.postings) {
      const from = new Numbers(term.text, term.start);
      term.postings = [];
      for (let field = 0; field <= NAME; field++) {
        term.postings.push(term.bits & 1 << field ? readPostings(from) : undefined);
      }
      term.glossary = term.bits & IN_GLOSSARY ? from.sums(from.next()) : [];
    }
    return term.postings;
  }

  function readPostings(from) {
    const size = from.next();
    const entries = new Int32Array(size);
    const times = new Int32Array(size);
    let entry = 0;
    for (let i = 0; i < size; i++) {
      const number = from.next();
      entry += number >> 1;
      entries[i] = entry;
      times[i] = number & 1 || from.next();
    }
    return {entries, times};
  }

  /** By field: all positions, and where those of each entry begin. */
  function readPositions(term, text) {
    const from = new Numbers(text);
    from.skip(term.skipped);
    return SEARCHED.map(field => {
      const found = postingsOf(term)[field];
      return found && readPositionsOf(found.times, from);
    });
  }

  function readPositionsOf(times, from) {
    const starts = new Int32Array(times.length + 1);
    times.forEach((count, i) => {
      starts[i + 1] = starts[i] + count;
    });
    const all = new Int32Array(starts[times.length]);
    times.forEach((count, i) => all.set(from.sums(count), starts[i]));
    return {starts, all};
  }

  // Analysis, see SearchAnalyzer

  class Analyzer {
    constructor(compiled, meta) {
      this.compiled = compiled;
      this.acronyms = new Set(meta.acronyms);
      this.stopWords = new Set(meta.stopWords);
      this.knownForms = new Map();
      this.knownStems = new Map();
    }

    /** All tokens: text, position, start, end. */
    forms(text) {
      const places = this.compiled.tokens(text);
      const forms = [];
      for (let i = 0; i < places.length; i += 2) {
        const [start, end] = [places[i], places[i + 1]];
        forms.push({text: this.form(text.slice(start, end)), position: i / 2, start, end});
      }
      return forms;
    }

    /** Those that are no stop words, stemmed. */
    stems(text) {
      const stems = this.forms(text).filter(form => !this.stopWords.has(form.text));
      stems.forEach(form => {
        form.text = this.stem(form.text);
      });
      return stems;
    }

    form(token) {
      return remembered(this.knownForms, token, this.compiled.form);
    }

    stem(form) {
      return this.acronyms.has(form) ? form : remembered(this.knownStems, form, this.compiled.stem);
    }
  }

  function remembered(known, text, make) {
    let made = known.get(text);
    if (made === undefined) {
      if (known.size > REMEMBERED) {
        known.clear();
      }
      made = make(text);
      known.set(text, made);
    }
    return made;
  }

  // The query as typed, see QueryText

  const QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02';
  const SIGNS = "!#$%&'()*+,-./:;<=>?@[\\]^_\x60{|}~";
  /** What Java calls white space. */
  const SPACE = "\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";
  const IS_SPACE = new RegExp(`[${SPACE}\\xa0]`);
  const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g");

  function parse(whole) {
    const typed = whole.slice(0, MAX_CHARS);
    const positive = typed.split("");
    const quoted = [];
    const excluded = [];
    const isQuote = at => at < typed.length && QUOTES.includes(typed[at]);
    const isSpace = at => IS_SPACE.test(typed[at]);
    const isMinus = at =>
      typed[at] === "-" && (at === 0 || isSpace(at - 1) || isQuote(at - 1))
      && at + 1 < typed.length && !isSpace(at + 1) && !SIGNS.includes(typed[at + 1]);
    const blank = (start, end) => positive.fill(" ", start, end);
    const seek = (start, found) => {
      let at = start;
      while (at < typed.length && !found(at)) {
        at++;
      }
      return at;
    };
    const phrase = (open, minus) => {
      const close = seek(open + 1, isQuote);
      blank(open, open + 1);
      if (close === typed.length) {
        return open + 1;
      }
      blank(close, close + 1);
      if (minus) {
        excluded.push(typed.slice(open + 1, close));
        blank(open - 1, close);
      } else {
        quoted.push([open + 1, close]);
      }
      return close + 1;
    };
    const excludedWord = start => {
      const end = seek(start, at => isSpace(at) || isQuote(at));
      excluded.push(typed.slice(start, end));
      blank(start - 1, end);
      return end;
    };
    for (let at = 0; at < typed.length;) {
      const minus = isMinus(at);
      const start = minus ? at + 1 : at;
      at = isQuote(start) ? phrase(start, minus) : minus ? excludedWord(start) : at + 1;
    }
    return {positive: positive.join(""), quoted, excluded, cut: whole.length > MAX_CHARS};
  }

  // The dictionary, see the Java class Dictionary

  class Dictionary {
    constructor(meta, file) {
      this.from = meta.words;
      this.shards = new Once(async number => {
        const forms = [];
        readTerms(await file("words", number), (form, from) => forms.push({form, entries: from.next()}));
        return forms;
      });
    }

    async completions(prefix) {
      const found = await this.startingWith(prefix);
      return found.sort(byEntries).slice(0, MAX_COMPLETIONS).map(candidate => candidate.form);
    }

    async nearest(word) {
      const letters = [...word];
      const allowed = letters.length < 6 ? 1 : 2;
      let best;
      let least = allowed + 1;
      for (const candidate of await this.startingWith(letters[0])) {
        const far = distance(letters, [...candidate.form]);
        if (far < least || far === least && best && candidate.entries > best.entries) {
          [best, least] = [candidate, far];
        }
      }
      return best && best.form;
    }

    async startingWith(prefix) {
      const first = Math.max(0, fileOf(prefix, this.from));
      const shards = [];
      for (let i = first; i < this.from.length && (i === first || this.from[i].startsWith(prefix)); i++) {
        shards.push(this.shards.get(i));
      }
      return (await Promise.all(shards)).flat().filter(candidate => candidate.form.startsWith(prefix));
    }
  }

  const byEntries = (a, b) => b.entries - a.entries;

  /** Optimal string alignment; more than 2 may come out as any such number. */
  function distance(a, b) {
    if (Math.abs(a.length - b.length) > 2) {
      return 3;
    }
    let [before, row, next] = [[], [], b.map((_, j) => j).concat(b.length)];
    for (let i = 1; i <= a.length; i++) {
      [before, row, next] = [row, next, [i]];
      for (let j = 1; j <= b.length; j++) {
        const other = a[i - 1] !== b[j - 1];
        next[j] = Math.min(row[j - 1] + other, row[j] + 1, next[j - 1] + 1);
        if (other && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
    }
    return next[b.length];
  }

  // What the words mean, see QueryInterpreter

  class Reading {
    constructor(index, typed, typing) {
      this.index = index;
      this.typed = typed;
      this.text = parse(typed);
      this.typing = typing && !this.text.cut;
      this.cut = this.text.cut;
      this.words = [];
      this.phrases = this.text.quoted.map(() => []);
      this.corrections = [];
      this.corrected = [];
      this.notFound = [];
      this.ignored = [];
    }

    async read() {
      const {analyzer, terms} = this.index;
      const forms = analyzer.forms(this.text.positive);
      forms.slice(0, MAX_WORDS).forEach(form => terms.prepare(analyzer.stem(form.text)));
      for (const form of forms) {
        await this.word(form);
      }
      this.excluded = this.readExcluded();
      this.required = this.phrases.filter(slots => slots.length > 0);
      this.exact = this.readExact();
      return this;
    }

    async word(form) {
      const {analyzer, dictionary} = this.index;
      const phrase = this.text.quoted.findIndex(([start, end]) => start <= form.start && form.start < end);
      const prefix = this.typing && phrase < 0 && form.end === this.typed.length;
      const completions = prefix ? this.stems(await dictionary.completions(form.text)) : [];
      if (completions.length === 0 && analyzer.stopWords.has(form.text)) {
        this.ignored.push(this.typedAs(form));
      } else if (this.words.length === MAX_WORDS) {
        this.cut = true;
      } else {
        const [stem, stems] = completions.length === 0
          ? await this.complete(form, phrase >= 0)
          : [analyzer.stem(form.text), completions];
        const word = {position: form.position, quoted: phrase >= 0, stem, stems};
        this.words.push(word);
        if (word.quoted) {
          this.phrases[phrase].push(word);
        }
      }
    }

    async complete(form, quoted) {
      const {analyzer, dictionary, terms} = this.index;
      const stem = analyzer.stem(form.text);
      const term = await terms.get(stem);
      if (term && term.bits & IN_SEARCHED) {
        return [stem, [stem]];
      }
      if (!quoted && [...form.text].length >= MIN_GUESSED && !/\p{Nd}/u.test(form.text)) {
        const completions = this.stems(await dictionary.completions(form.text));
        if (completions.length > 0) {
          return [stem, completions];
        }
        const nearest = await dictionary.nearest(form.text);
        if (nearest !== undefined) {
          return this.correct(form, nearest);
        }
      }
      this.notFound.push(this.typedAs(form));
      return [stem, [stem]];
    }

    correct(form, corrected) {
      this.corrections.push({typed: this.typedAs(form), corrected});
      this.corrected.push(form);
      const stem = this.index.analyzer.stem(corrected);
      return [stem, [stem]];
    }

    readExcluded() {
      const phrases = [];
      let count = 0;
      for (const excluded of this.text.excluded) {
        const stems = this.index.analyzer.stems(excluded);
        count += stems.length;
        if (stems.length === 0) {
          this.ignored.push(excluded.replace(AROUND, ""));
        } else if (count > MAX_WORDS) {
          this.cut = true;
        } else {
          phrases.push(stems.map(({position, text}) => ({position, stems: [text]})));
        }
      }
      return phrases;
    }

    readExact() {
      return this.corrected.reduceRight(
        (exact, {start, end}) => `${exact.slice(0, start)}"${exact.slice(start, end)}"${exact.slice(end)}`,
        this.typed);
    }

    typedAs(form) {
      return this.typed.slice(form.start, form.end);
    }

    stems(forms) {
      return [...new Set(forms.map(form => this.index.analyzer.stem(form)))];
    }
  }

  /** All stems of phrases, each once. */
  function stemsOf(phrases) {
    return [...new Set(phrases.flat().flatMap(slot => slot.stems))];
  }

  // The glossary, see the Java class Glossary

  const keyOf = words => words
    .map((word, i) => " ".repeat(i && word.position - words[i - 1].position) + word.stem).join("");

  const phraseOf = key => key.split(" ")
    .map((stem, position) => ({position, stems: [stem]})).filter(slot => slot.stems[0] !== "");

  class Glossary {
    constructor(meta, file, terms) {
      this.longest = meta.longestName;
      this.inOneFile = meta.inOneFile[2];
      this.files = new Once(number => file("glossary", number));
      this.terms = terms;
    }

    /** The names in a query: as the glossary prints them, and the others with their keys. */
    async matches(words) {
      const matches = [];
      for (let at = 0; at < words.length;) {
        const length = await this.lengthOfName(words, at);
        const match = length > 0 && await this.match(keyOf(words.slice(at, at + length)));
        if (match && match.others.length > 0) {
          matches.push(match);
        }
        at += Math.max(1, length);
      }
      return matches;
    }

    async lengthOfName(words, at) {
      const first = await this.terms.get(words[at].stem);
      const longest = first && first.bits & BEGINS_NAME ? this.longest : 1;
      for (let length = Math.min(longest, words.length - at); length > 0; length--) {
        const run = words.slice(at, at + length);
        const name = run.every(word => !word.quoted) && await this.terms.get(keyOf(run));
        if (name && name.bits & IN_GLOSSARY) {
          return length;
        }
      }
      return 0;
    }

    async match(key) {
      const name = await this.terms.get(key);
      postingsOf(name);
      const terms = await Promise.all([...name.glossary].map(number => this.term(number)));
      const others = new Map(terms.flat().map(([text, other]) => [other, text]).reverse());
      const [asked] = terms[0].find(([, own]) => own === key);
      const order = [...new Set(terms.flat().map(([, other]) => other))].filter(other => other !== key);
      return {asked, others: order.map(other => ({text: others.get(other), key: other}))};
    }

    async term(number) {
      const file = await this.files.get(Math.floor(number / this.inOneFile));
      return file[number % this.inOneFile];
    }
  }

  // Scores: Lucene's BM25Similarity, in its arithmetic of floats

  class Scores {
    constructor(meta, norms) {
      this.norms = norms;
      this.fields = meta.fields.map(([boost, entries, tokens]) => {
        const average = float(tokens / entries);
        const [k1, b] = [float(meta.k1), float(meta.b)];
        const inverse = new Float32Array(256).map((_, norm) =>
          float(1 / float(k1 * float(float(1 - b) + float(float(b * lengthOf(norm)) / average)))));
        return {boost, entries, inverse};
      });
    }

    /** Adds the scores of a term in a field, and marks its entries. */
    add(field, {entries, times}, sums, marks) {
      const {boost, entries: all, inverse} = this.fields[field];
      const idf = float(Math.log(1 + (all - entries.length + 0.5) / (entries.length + 0.5)));
      const weight = float(boost * idf);
      const norms = this.norms[field];
      for (let i = 0; i < entries.length; i++) {
        const entry = entries[i];
        const norm = field === NAME ? 1 : norms[entry];
        sums[entry] += float(weight - float(weight / float(1 + float(times[i] * inverse[norm]))));
        marks[entry] = 1;
      }
    }
  }

  /** Lucene's SmallFloat.byte4ToInt. */
  function lengthOf(norm) {
    const bits = norm - 24;
    return norm < 24 ? norm : 24 + (bits < 8 ? bits : (bits & 7 | 8) * 2 ** ((bits >> 3) - 1));
  }

  // Sets of entries, as one byte for each

  function mark(entries, marks) {
    for (let i = 0; i < entries.length; i++) {
      marks[entries[i]] = 1;
    }
  }

  /** Marks the entries that are in one of the postings of each list. */
  function inAll(size, lists) {
    const counts = new Uint8Array(size);
    lists.forEach((list, i) => {
      for (const {entries} of list) {
        for (let j = 0; j < entries.length; j++) {
          if (counts[entries[j]] === i) {
            counts[entries[j]] = i + 1;
          }
        }
      }
    });
    for (let entry = 0; entry < size; entry++) {
      counts[entry] = counts[entry] === lists.length ? 1 : 0;
    }
    return counts;
  }

  /** Marks the entries that have, in one field, one of the stems of each slot, in their places. */
  async function markPhrase(index, slots, marks) {
    const of = await Promise.all(slots.map(slot => index.found(slot.stems)));
    for (const field of SEARCHED) {
      const readers = of.map((terms, i) => ({
        offset: slots[i].position - slots[0].position,
        terms: terms.filter(term => postingsOf(term)[field])
          .map(term => ({term, entries: term.postings[field].entries, at: 0})),
      }));
      const candidates = inEach(readers);
      if (slots.length === 1) {
        mark(candidates, marks);
      } else if (candidates.length > 0) {
        const terms = readers.flatMap(reader => reader.terms);
        await index.terms.withPositions(terms.map(({term}) => term));
        terms.forEach(it => Object.assign(it, it.term.positions[field], {at: 0}));
        mark(candidates.filter(entry => isInPlace(entry, readers)), marks);
      }
    }
  }

  /** The entries that each slot has, in order. */
  function inEach(readers) {
    const size = ({terms}) => terms.reduce((sum, {entries}) => sum + entries.length, 0);
    const fewest = readers.reduce((least, reader) => size(reader) < size(least) ? reader : least);
    const some = fewest.terms.length === 1
      ? fewest.terms[0].entries
      : [...new Set(fewest.terms.flatMap(({entries}) => [...entries]))].sort((a, b) => a - b);
    return some.filter(entry => readers.every(reader => reader === fewest || hasAny(reader.terms, entry)));
  }

  function hasAny(terms, entry) {
    let any = false;
    for (const term of terms) {
      while (term.entries[term.at] < entry) {
        term.at++;
      }
      any = any || term.entries[term.at] === entry;
    }
    return any;
  }

  function isInPlace(entry, readers) {
    for (const {terms} of readers) {
      for (const term of terms) {
        seek(term, entry);
      }
    }
    return readers[0].terms.some(term => beginsHere(term, readers));
  }

  /** Sets where the positions in an entry begin and end. */
  function seek(term, entry) {
    while (term.entries[term.at] < entry) {
      term.at++;
    }
    const has = term.entries[term.at] === entry;
    term.from = has ? term.starts[term.at] : 0;
    term.to = has ? term.starts[term.at + 1] : 0;
  }

  function beginsHere(first, readers) {
    for (let i = first.from; i < first.to; i++) {
      const place = first.all[i];
      if (readers.every(({offset, terms}) => offset === 0 || terms.some(term => isAt(term, place + offset)))) {
        return true;
      }
    }
    return false;
  }

  function isAt({all, from, to}, place) {
    let at = from;
    while (at < to && all[at] < place) {
      at++;
    }
    return at < to && all[at] === place;
  }

  // Excerpts, see the Java class Excerpts

  function excerptOf(analyzer, summary, passages, stems) {
    const matches = text => tokensOf(analyzer, text).filter(token => stems.has(token.text));
    const inSummary = matches(summary);
    let best;
    let place = bestPlace(inSummary);
    for (const passage of passages) {
      const other = bestPlace(matches(passage));
      if (other.words > place.words || !best && summary.text === "") {
        [best, place] = [passage, other];
      }
    }
    return best
      ? cutOut(tokensOf(analyzer, best), matches(best), best, place.start)
      : {text: summary.text, anchor: "", highlights: highlights(inSummary, 0, 0, summary.text.length)};
  }

  /** The stems of a text that was fetched; they are kept with it. */
  function tokensOf(analyzer, passage) {
    passage.tokens = passage.tokens || analyzer.stems(passage.text);
    return passage.tokens;
  }

  function bestPlace(matches) {
    let best = {words: 0, start: 0};
    matches.forEach(({start}, i) => {
      const within = new Set();
      for (let j = i; j < matches.length && matches[j].end <= start + EXCERPT - LEAD; j++) {
        within.add(matches[j].text);
      }
      if (within.size > best.words) {
        best = {words: within.size, start};
      }
    });
    return best;
  }

  function cutOut(tokens, matches, {anchor, text}, place) {
    let start = 0;
    let end = text.length;
    if (end > EXCERPT) {
      start = firstStart(tokens, place - LEAD);
      end = lastEnd(tokens, start + EXCERPT, end);
    }
    const before = start > 0 ? "… " : "";
    const after = end < text.length ? " …" : "";
    return {
      text: before + text.slice(start, end) + after,
      anchor,
      highlights: highlights(matches, before.length - start, start, end),
    };
  }

  function firstStart(tokens, earliest) {
    const first = earliest > 0 && tokens.find((token, i) => i > 0 && token.start >= earliest);
    return first ? first.start : 0;
  }

  function lastEnd(tokens, latest, length) {
    return length <= latest
      ? length
      : tokens.reduce((end, token) => token.end <= latest ? token.end : end, 0);
  }

  function highlights(matches, shift, from, to) {
    return matches.filter(({start, end}) => start >= from && end <= to)
      .map(({start, end}) => [start + shift, end + shift]);
  }

  // Facets, see the Java class Facets

  class Facets {
    constructor(scales, file, size) {
      this.scales = scales;
      this.values = new Map(Object.entries(file).map(([facet, values]) => [
        facet,
        Object.entries(values).map(([value, packed]) => [value, bitsOf(sumsOf(packed), size)]),
      ]));
    }

    /** The values that an entry must have one of, by facet. */
    resolve(filters) {
      const resolved = new Map();
      for (const [facet, values] of Object.entries(filters)) {
        for (const value of values) {
          const [name, level] = facet === "grade" ? this.grade(value) : [facet, value.toLowerCase()];
          if (!this.values.has(name)) {
            const all = ["grade", ...this.values.keys()].join(", ");
            throw new Error(`'${name}' is no facet. Facets: ${all}`);
          }
          resolved.set(name, (resolved.get(name) || new Set()).add(level));
        }
      }
      return resolved;
    }

    grade(value) {
      const names = Object.keys(this.scales).join(", ");
      const colon = value.indexOf(":");
      if (colon < 0) {
        throw new Error(`'${value}' is no grade: write scale:level, scale one of [${names}]`);
      }
      const scale = value.slice(0, colon).toLowerCase();
      const facet = "grade:" + (Object.hasOwn(this.scales, scale) ? this.scales[scale] : scale);
      if (!this.values.has(facet)) {
        throw new Error(`'${scale}' is no scale. Scales: ${names}`);
      }
      const level = value.slice(colon + 1).toLowerCase();
      return [facet, level.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")];
    }

    /** How many filters an entry does not pass, and the last of these. */
    misses(resolved, size) {
      const counts = new Uint8Array(size);
      const last = new Uint8Array(size);
      let number = 0;
      for (const [facet, wanted] of resolved) {
        number++;
        const values = this.values.get(facet).filter(([value]) => wanted.has(value));
        for (let entry = 0; entry < size; entry++) {
          if (!values.some(([, bits]) => bits[entry >> 5] >>> entry & 1)) {
            counts[entry]++;
            last[entry] = number;
          }
        }
      }
      return {counts, last};
    }

    /** Counts for all facets; `tiers` has those of the entries that the words find. */
    count(resolved, tiers, misses) {
      const filtered = [...resolved.keys()];
      const passing = counted(tiers, misses, 0);
      const result = {};
      for (const [facet, values] of this.values) {
        const own = filtered.indexOf(facet) + 1;
        const found = own > 0 ? counted(tiers, misses, own) : passing;
        result[facet] = {};
        for (const [value, bits] of values) {
          result[facet][value] = inBoth(bits, found);
        }
      }
      return result;
    }
  }

  /** The entries found that pass all filters, or all but the one of this number. */
  function counted(tiers, {counts, last}, own) {
    const found = new Int32Array(wordsOf(tiers.length));
    for (let entry = 0; entry < tiers.length; entry++) {
      const passes = counts[entry] === 0 || own > 0 && counts[entry] === 1 && last[entry] === own;
      if (passes && tiers[entry] <= NONE) {
        found[entry >> 5] |= 1 << entry;
      }
    }
    return found;
  }

  const wordsOf = size => (size + 31) >> 5;

  function bitsOf(entries, size) {
    const bits = new Int32Array(wordsOf(size));
    for (const entry of entries) {
      bits[entry >> 5] |= 1 << entry;
    }
    return bits;
  }

  function inBoth(a, b) {
    let count = 0;
    for (let i = 0; i < a.length; i++) {
      let bits = a[i] & b[i];
      bits -= bits >>> 1 & 0x55555555;
      bits = (bits & 0x33333333) + (bits >>> 2 & 0x33333333);
      count += Math.imul(bits + (bits >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return count;
  }

  function sumsOf(packed) {
    const all = numbers(packed);
    all.forEach((distance, i) => {
      all[i] = distance + (i && all[i - 1]);
    });
    return Int32Array.from(all);
  }

  // Searching, see EntrySearch

  /** In the place of a tier: the entry is not found. */
  const NOT_FOUND = 9;

  class Index {
    constructor(base, meta, compiled) {
      const folder = meta.folder + "/";
      const file = (kind, number) => load(base, `${folder}${kind}/${number}.json`);
      this.size = meta.size;
      this.analyzer = new Analyzer(compiled, meta);
      this.terms = new Terms(meta, file);
      this.dictionary = new Dictionary(meta, file);
      this.glossary = new Glossary(meta, file, this.terms);
      this.scores = new Once(async () => new Scores(meta, (await this.norms.get(0)).norms));
      this.norms = new Once(async () => readNorms(await file("norms", 0)));
      this.facets = new Once(async () => new Facets(meta.scales, await file("facets", 0), this.size));
      [this.entriesInFile, this.textsInFile] = meta.inOneFile;
      this.entries = new Once(async number => (await file("entries", number)).map(readEntry));
      this.texts = new Once(async number => (await file("texts", number)).map(readPassages));
    }

    /**
     * Searches.
     *
     * @param words as typed; none to browse
     * @param filters facet to values
     * @param typing whether the last word may still be unfinished
     * @param facets whether entries are counted by facets; without, the result's are empty
     * @param excerpts whether these are cut from texts; without, they are the summaries
     */
    async search({words = "", filters = {}, offset = 0, limit = 10, typing = false, facets = true, excerpts = true} = {}) {
      if (offset < 0 || limit < 0) {
        throw new Error("offset and limit are not negative");
      }
      const filtered = Object.values(filters).some(values => values.length > 0);
      const [byFacet, query] = await Promise.all([
        facets || filtered ? this.facets.get(0) : undefined,
        new Reading(this, words, typing).read(),
        words ? this.norms.get(0) : undefined,
      ]);
      const resolved = filtered ? byFacet.resolve(filters) : new Map();
      query.otherNames = await this.glossary.matches(query.words);
      const {tiers, sums} = await this.tiers(query);
      const misses = filtered ? byFacet.misses(resolved, this.size) : {counts: new Uint8Array(this.size)};
      const found = await this.order(tiers, misses.counts, sums, offset + limit);
      const page = found.best.slice(offset, offset + limit);
      return {
        total: found.total,
        hits: await Promise.all(page.map(entry => this.hit(entry, tiers[entry], sums[entry], query, excerpts))),
        facets: facets ? byFacet.count(resolved, tiers, misses) : {},
        corrections: query.corrections,
        exact: query.exact,
        otherNames: query.otherNames.map(({asked, others}) => ({asked, others: others.map(other => other.text)})),
        notFound: query.notFound,
        ignored: query.ignored,
        cut: query.cut,
      };
    }

    /** The tier and score of each entry, filters aside. */
    async tiers(query) {
      const tiers = new Uint8Array(this.size).fill(query.words.length > 0 ? NOT_FOUND : NONE);
      const sums = new Float64Array(this.size);
      if (query.words.length > 0) {
        await this.otherNames(query, tiers, sums);
        await this.words(query, tiers, sums);
      }
      for (const phrase of query.required) {
        const has = await this.marked([phrase]);
        replace(tiers, NOT_FOUND, entry => !has[entry]);
      }
      if (query.excluded.length > 0) {
        const has = await this.marked(query.excluded);
        replace(tiers, NOT_FOUND, entry => has[entry]);
      }
      return {tiers, sums};
    }

    async words(query, tiers, sums) {
      const own = new Float64Array(this.size);
      const any = new Uint8Array(this.size);
      const exact = await this.marked(query.words.length > 1 ? [query.words] : []);
      const all = inAll(this.size, await Promise.all(query.words.map(word => this.postings(word.stems))));
      await this.score(stemsOf([query.words]), own, any);
      const scores = await this.scores.get(0);
      for (const name of await this.names(query.words)) {
        scores.add(NAME, name, own, any);
        mark(name.entries, exact);
      }
      for (let entry = 0; entry < this.size; entry++) {
        if (any[entry]) {
          tiers[entry] = exact[entry] ? 0 : all[entry] ? 1 : 2;
          sums[entry] = own[entry];
        }
      }
    }

    async otherNames({otherNames}, tiers, sums) {
      const phrases = otherNames.flatMap(({others}) => others.map(other => phraseOf(other.key)));
      if (phrases.length > 0) {
        await this.score(stemsOf(phrases), sums, new Uint8Array(this.size));
        const has = await this.marked(phrases);
        replace(tiers, OTHER_NAME, entry => has[entry]);
      }
    }

    /** The postings of what the whole query may be as a name. */
    async names(words) {
      const before = words.slice(0, -1);
      const first = before.length > 0 && await this.terms.get(before[0].stem);
      if (before.some(word => word.stems.length > 1) || first === undefined || first && !(first.bits & BEGINS_NAME)) {
        return [];
      }
      const start = before.map(word => word.stems[0] + " ").join("");
      const names = await this.found(words[words.length - 1].stems.map(stem => start + stem));
      return names.map(name => postingsOf(name)[NAME]).filter(postings => postings);
    }

    /** Adds the scores of stems in all fields. */
    async score(stems, sums, marks) {
      const scores = await this.scores.get(0);
      for (const term of await this.found(stems)) {
        for (const field of SEARCHED) {
          const postings = postingsOf(term)[field];
          if (postings) {
            scores.add(field, postings, sums, marks);
          }
        }
      }
    }

    /** Those of the terms that there are. */
    async found(terms) {
      return (await Promise.all(terms.map(term => this.terms.get(term)))).filter(term => term);
    }

    /** The postings of stems in all fields. */
    async postings(stems) {
      const terms = await this.found(stems);
      return terms.flatMap(term => postingsOf(term).slice(0, NAME).filter(postings => postings));
    }

    /** One for each entry that has one of the phrases. */
    async marked(phrases) {
      const marks = new Uint8Array(this.size);
      for (const phrase of phrases) {
        await markPhrase(this, phrase, marks);
      }
      return marks;
    }

    /** How many entries are found, and the best of them in order. */
    async order(tiers, misses, sums, wanted) {
      const {groups} = await this.norms.get(0);
      const ranks = new Float64Array(this.size);
      const all = [];
      for (let entry = 0; entry < this.size; entry++) {
        const tier = tiers[entry];
        if (tier <= NONE && misses[entry] === 0) {
          all.push(entry);
          ranks[entry] = tier === NONE ? 0 : 4 * tier + groups[entry];
          sums[entry] = float(sums[entry]);
        }
      }
      const isBefore = (a, b) => ranks[a] - ranks[b] || sums[b] - sums[a] || a - b;
      return {total: all.length, best: best(all, wanted, isBefore)};
    }

    async hit(number, tier, score, query, excerpts) {
      const [entry, passages] = await Promise.all([
        this.entries.get(Math.floor(number / this.entriesInFile)).then(file => file[number % this.entriesInFile]),
        excerpts ? this.texts.get(Math.floor(number / this.textsInFile)).then(file => file[number % this.textsInFile]) : [],
      ]);
      const stems = tier === OTHER_NAME
        ? stemsOf(query.otherNames.flatMap(({others}) => others.map(other => phraseOf(other.key))))
        : stemsOf([query.words]);
      return {
        ...entry,
        tier: TIERS[tier][0],
        label: TIERS[tier][1],
        score,
        summary: entry.summary.text,
        excerpt: excerptOf(this.analyzer, entry.summary, passages, new Set(stems)),
      };
    }
  }

  function replace(tiers, tier, where) {
    for (let entry = 0; entry < tiers.length; entry++) {
      tiers[entry] = where(entry) ? tier : tiers[entry];
    }
  }

  /** The first `wanted` in order. */
  function best(all, wanted, order) {
    if (wanted > MAX_INSERTED) {
      return all.sort(order).slice(0, wanted);
    }
    const best = [];
    for (const entry of all) {
      if (best.length < wanted || wanted > 0 && order(entry, best[wanted - 1]) < 0) {
        let at = Math.min(best.length, wanted - 1);
        for (; at > 0 && order(entry, best[at - 1]) < 0; at--) {
          best[at] = best[at - 1];
        }
        best[at] = entry;
      }
    }
    return best;
  }

  function readNorms(columns) {
    const read = columns.map(column => Uint8Array.from(numbers(column)));
    return {norms: read.slice(0, NAME), groups: read[NAME]};
  }

  function readEntry([id, type, title, url, within, grades, caution, summary]) {
    return {
      id, type, title, url, within,
      grades: grades.map(([scale, level, label]) => ({scale, level, label})),
      caution,
      summary: {text: summary},
    };
  }

  function readPassages(passages) {
    return passages.map(([anchor, text]) => ({anchor, text}));
  }

  // What pages use

  const analyzers = new Once(loadAnalyzer);

  window.KbSearch = {
    /** Opens the index of the site whose root is `base` from the page, such as "../". */
    async open(base) {
      const folder = base + "search/";
      const [meta, analyzer] = await Promise.all([load(folder, "meta.json"), analyzers.get(folder)]);
      if (meta.format !== FORMAT) {
        throw new Error("The search was renewed. Load the page again.");
      }
      return new Index(folder, meta, analyzer);
    },
  };
})();
