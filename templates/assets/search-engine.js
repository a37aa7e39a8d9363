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

  const FORMAT = 4;
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
  const POSITIONS = 1500;
  const MOST_PARTS = 32;
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

  /** What is in a file of the index. It says which it is: a host may send something else in its place. */
  async function read(folder, name) {
    const content = (await KbSite.load(folder + name + ".json"))?.[name];
    if (content === undefined) {
      throw new SyntaxError(name);
    }
    return content;
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
      if (!this.made.has(key)) {
        this.made.set(key, this.read(key));
        this.made.get(key).catch(() => this.made.delete(key));
      }
      return this.made.get(key);
    }
  }

  /** One of what is `size` to a file. */
  async function oneOf(files, number, size) {
    return (await files.get(Math.floor(number / size)))[number % size];
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
      this.shards = new Once(async number => readShard(await file("terms", number)));
      this.positions = new Once(number => file("positions", number));
    }

    async get(term) {
      const number = fileOf(term, this.from);
      return number < 0 ? undefined : (await this.shards.get(number)).get(term);
    }

    /** Fetches the positions of a term at some of its places. */
    async withPositions({term, places}, some) {
      const parts = new Set(some.filter(i => places[i] >= 0).map(i => partOf(term, places[i])));
      await Promise.all([...parts].map(async part => {
        term.parts[part] ||= readPart(term, part, await this.positions.get(term.file + part));
      }));
    }
  }

  function readShard(content) {
    const terms = new Map();
    let next = content[2];
    let inFile = POSITIONS;
    readTerms(content, (term, from) => {
      const entry = {bits: from.next(), text: from.text, start: from.at, count: 0, parts: []};
      terms.set(term, entry);
      for (let field = 0; field <= NAME; field++) {
        if (entry.bits & 1 << field) {
          const times = skipPostings(from);
          entry.count += field === NAME ? 0 : times;
        }
      }
      if (entry.bits & IN_GLOSSARY) {
        from.skip(from.next());
      }
      entry.files = Math.min(MOST_PARTS, Math.ceil(entry.count / POSITIONS));
      if (entry.count > 0 && inFile + entry.count > POSITIONS) {
        next += entry.files;
        inFile = 0;
      }
      entry.file = next - entry.files;
      entry.skipped = inFile;
      inFile += entry.count;
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

  /** Notes where the positions of each posting begin, those of one field after those of another. */
  function placed(term) {
    if (!term.starts) {
      const found = postingsOf(term).slice(0, NAME);
      term.firsts = [];
      term.starts = [0];
      for (const postings of found) {
        term.firsts.push(term.starts.length - 1);
        (postings ? postings.times : []).forEach(times => term.starts.push(term.starts[term.starts.length - 1] + times));
      }
    }
    return term;
  }

  const partOf = ({starts, files, count}, place) => Math.floor(starts[place] * files / count);

  function readPart({starts, files, count, skipped}, part, text) {
    const numbers = new Numbers(text);
    numbers.skip(skipped);
    const placeOf = number => starts.findIndex(start => start >= number * count / files);
    const from = placeOf(part);
    const all = [];
    starts.slice(from, placeOf(part + 1)).forEach((start, i) => all.push(...numbers.sums(starts[from + i + 1] - start)));
    return {first: starts[from], all};
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

  /** Kept for good, as the texts are that most of these stand in. */
  function remembered(known, text, make) {
    if (!known.has(text)) {
      known.set(text, make(text));
    }
    return known.get(text);
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
      return best ? best.form : letters.length < 6 ? undefined : (await this.completions(letters.slice(0, -1).join("")))[0];
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
      // Begins to fetch what is asked for soon; who asks then is told of failures.
      forms.slice(0, MAX_WORDS).forEach(form => terms.get(analyzer.stem(form.text)).catch(() => {}));
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
      if (term?.bits & IN_SEARCHED) {
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
      this.inOneFile = meta.inOneFile[1];
      this.files = new Once(number => file("glossary", number));
      this.terms = terms;
    }

    /** The names in a query: as the glossary prints them, and the others with their keys. */
    async matches(words) {
      const matches = [];
      for (let at = 0; at < words.length;) {
        const length = await this.lengthOfName(words, at);
        const match = length > 0 && await this.match(keyOf(words.slice(at, at + length)));
        if (match?.others?.length) {
          matches.push(match);
        }
        at += Math.max(1, length);
      }
      return matches;
    }

    async lengthOfName(words, at) {
      const first = await this.terms.get(words[at].stem);
      const longest = first?.bits & BEGINS_NAME ? this.longest : 1;
      for (let length = Math.min(longest, words.length - at); length > 0; length--) {
        const run = words.slice(at, at + length);
        const name = run.every(word => !word.quoted) && await this.terms.get(keyOf(run));
        if (name?.bits & IN_GLOSSARY) {
          return length;
        }
      }
      return 0;
    }

    async match(key) {
      const name = await this.terms.get(key);
      postingsOf(name);
      const terms = await Promise.all([...name.glossary].map(number => oneOf(this.files, number, this.inOneFile)));
      const others = new Map(terms.flat().map(([text, other]) => [other, text]).reverse());
      const [asked] = terms[0].find(([, own]) => own === key);
      const order = [...new Set(terms.flat().map(([, other]) => other))].filter(other => other !== key);
      return {asked, others: order.map(other => ({text: others.get(other), key: other}))};
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

  /** For each entry, how many of the lists, from the first, have a posting of it one after the other. */
  function inARow(size, lists) {
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
    return counts;
  }

  /** Marks the entries that have, in one field, one of the stems of each slot, in their places. */
  async function markPhrase(index, slots, marks) {
    const of = await Promise.all(slots.map(slot => index.found(slot.stems)));
    for (const field of SEARCHED) {
      const readers = of.map((terms, i) => ({
        offset: slots[i].position - slots[0].position,
        terms: terms.filter(term => postingsOf(term)[field])
          .map(term => ({term, first: placed(term).firsts[field], entries: term.postings[field].entries})),
      }));
      const terms = readers.flatMap(reader => reader.terms);
      const entries = fewest(readers);
      terms.forEach(it => {
        it.places = placesOf(it, entries);
      });
      const having = readers.reduce(
        (left, reader) => left.filter(i => reader.terms.some(it => it.places[i] >= 0)), [...entries.keys()]);
      if (slots.length > 1) {
        await Promise.all(terms.map(it => index.terms.withPositions(it, having)));
      }
      mark(having.filter(i => slots.length === 1 || isInPlace(i, readers)).map(i => entries[i]), marks);
    }
  }

  /** The entries of the slot that has fewest, in order. */
  function fewest(readers) {
    const size = ({terms}) => terms.reduce((sum, {entries}) => sum + entries.length, 0);
    const {terms} = readers.reduce((least, reader) => size(reader) < size(least) ? reader : least);
    return terms.length === 1
      ? terms[0].entries
      : [...new Set(terms.flatMap(({entries}) => [...entries]))].sort((a, b) => a - b);
  }

  /** Which of the term's postings are those of the entries, -1 where it has none. */
  function placesOf({first, entries}, wanted) {
    const places = new Int32Array(wanted.length);
    let at = 0;
    wanted.forEach((entry, i) => {
      while (entries[at] < entry) {
        at++;
      }
      places[i] = entries[at] === entry ? first + at : -1;
    });
    return places;
  }

  function isInPlace(number, readers) {
    for (const {terms} of readers) {
      terms.forEach(it => {
        it.here = positionsAt(it.term, it.places[number]);
      });
    }
    return readers[0].terms.some(({here}) => here.some(at =>
      readers.every(({offset, terms}) => offset === 0 || terms.some(it => it.here.includes(at + offset)))));
  }

  /** The positions of one posting of a term. */
  function positionsAt(term, place) {
    if (place < 0) {
      return [];
    }
    const {first, all} = term.parts[partOf(term, place)];
    return all.slice(term.starts[place] - first, term.starts[place + 1] - first);
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
  const tokensOf = (analyzer, passage) => passage.tokens ||= analyzer.stems(passage.text);

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
    constructor({scales, facets, size}, file) {
      this.scales = scales;
      this.names = facets;
      this.files = new Once(async number => Object.entries(await file("facets", number))
        .map(([value, packed]) => [value, bitsOf(packed, size)]));
    }

    /** The values of some facets with their entries, by facet. */
    async read(names) {
      const read = name => this.files.get(this.names.indexOf(name));
      return new Map(await Promise.all(names.map(async name => [name, await read(name)])));
    }

    /** The values that an entry must have one of, by facet. */
    resolve(filters) {
      const resolved = new Map();
      for (const [facet, values] of Object.entries(filters)) {
        for (const value of values) {
          const [name, level] = facet === "grade" ? this.grade(value) : [facet, value.toLowerCase()];
          if (!this.names.includes(name)) {
            throw new Error(`'${name}' is no facet. Facets: ${["grade", ...this.names].join(", ")}`);
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
      if (!this.names.includes(facet)) {
        throw new Error(`'${scale}' is no scale. Scales: ${names}`);
      }
      const level = value.slice(colon + 1).toLowerCase();
      return [facet, level.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")];
    }
  }

  // Sets of entries, as a bit for each

  const wordsOf = size => (size + 31) >> 5;

  /** A set of entries, given as distances. */
  function bitsOf(packed, size) {
    const bits = new Int32Array(wordsOf(size));
    const from = new Numbers(packed);
    for (let entry = 0; from.more();) {
      entry += from.next();
      bits[entry >> 5] |= 1 << entry;
    }
    return bits;
  }

  /** For each facet that is filtered by, the entries that have one of the values. */
  function filtersOf(resolved, read, size) {
    return [...resolved].map(([facet, wanted]) => ({
      facet,
      bits: read.get(facet).filter(([value]) => wanted.has(value))
        .reduce((any, [, bits]) => any.map((word, i) => word | bits[i]), new Int32Array(wordsOf(size))),
    }));
  }

  /** Those of the entries that pass the filters, but for that of one facet. */
  function passing(entries, filters, but) {
    return filters.filter(({facet}) => facet !== but)
      .reduce((all, {bits}) => all.map((word, i) => word & bits[i]), entries);
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

  // Searching, see EntrySearch

  /** In the place of a tier: the entry is not found. */
  const NOT_FOUND = 9;

  class Index {
    constructor(base, meta, compiled) {
      const file = (kind, number) => read(`${base}${meta.folder}/`, `${kind}/${number}`);
      // A damaged number would take all memory.
      if (!(meta.size < 4e6)) throw new SyntaxError("size");
      this.size = meta.size;
      this.analyzer = new Analyzer(compiled, meta);
      this.terms = new Terms(meta, file);
      this.dictionary = new Dictionary(meta, file);
      this.glossary = new Glossary(meta, file, this.terms);
      this.scores = new Once(async () => new Scores(meta, (await this.norms.get(0)).norms));
      this.norms = new Once(async () => readNorms(await file("norms", 0), this.size));
      this.facets = new Facets(meta, file);
      this.entriesInFile = meta.inOneFile[0];
      this.entries = new Once(async number => (await file("entries", number)).map(readEntry));
      this.texts = new Once(async number => readPassages(await file("texts", number)));
    }

    /**
     * Searches.
     *
     * @param words as typed; none to browse
     * @param filters facet to values
     * @param typing whether the last word may still be unfinished
     * @param facets the facets that entries are counted by; all without
     * @param excerpts whether these are cut from texts; without, they are the summaries
     */
    async search({words = "", filters = {}, offset = 0, limit = 10, typing = false, facets = this.facets.names, excerpts = true} = {}) {
      const resolved = this.facets.resolve(filters);
      const [read, query] = await Promise.all([
        this.facets.read([...facets, ...resolved.keys()]),
        new Reading(this, words, typing).read(),
        words && this.norms.get(0),
      ]);
      query.otherNames = await this.glossary.matches(query.words);
      query.others = query.otherNames.flatMap(({others}) => others.map(other => phraseOf(other.key)));
      const {tiers, sums} = await this.tiers(query);
      const filterBits = filtersOf(resolved, read, this.size);
      const entries = foundIn(tiers);
      const found = await this.order(tiers, passing(entries, filterBits), sums, offset + limit);
      const page = found.best.slice(offset, offset + limit);
      const {corrections, exact, notFound, ignored, cut} = query;
      return {
        total: found.total,
        hits: await Promise.all(page.map(entry => this.hit(entry, tiers[entry], sums[entry], query, excerpts))),
        facets: Object.fromEntries(facets.map(facet => {
          const counted = passing(entries, filterBits, facet);
          return [facet, Object.fromEntries(read.get(facet).map(([value, bits]) => [value, inBoth(bits, counted)]))];
        })),
        corrections,
        exact,
        otherNames: query.otherNames.map(({asked, others}) => ({asked, others: others.map(other => other.text)})),
        notFound,
        ignored,
        cut,
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
      const all = inARow(this.size, await Promise.all(query.words.map(word => this.postings(word.stems))));
      await this.score(stemsOf([query.words]), own, any);
      const scores = await this.scores.get(0);
      for (const name of await this.names(query.words)) {
        scores.add(NAME, name, own, any);
        mark(name.entries, exact);
      }
      for (let entry = 0; entry < this.size; entry++) {
        if (any[entry]) {
          tiers[entry] = exact[entry] ? 0 : all[entry] < query.words.length ? 2 : 1;
          sums[entry] = own[entry];
        }
      }
    }

    async otherNames({others}, tiers, sums) {
      if (others.length > 0) {
        await this.score(stemsOf(others), sums, new Uint8Array(this.size));
        const has = await this.marked(others);
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
    async order(tiers, found, sums, wanted) {
      const {groups} = await this.norms.get(0);
      const ranks = new Float64Array(this.size);
      const all = [];
      found.forEach((bits, word) => {
        for (; bits !== 0; bits &= bits - 1) {
          const entry = 32 * word + 31 - Math.clz32(bits & -bits);
          const tier = tiers[entry];
          all.push(entry);
          ranks[entry] = tier === NONE ? 0 : 4 * tier + groups[entry];
          sums[entry] = float(sums[entry]);
        }
      });
      const isBefore = (a, b) => ranks[a] - ranks[b] || sums[b] - sums[a] || a - b;
      return {total: all.length, best: best(all, wanted, isBefore)};
    }

    async hit(number, tier, score, query, excerpts) {
      const [entry, passages] = await Promise.all([
        oneOf(this.entries, number, this.entriesInFile),
        excerpts ? this.texts.get(number) : [],
      ]);
      const stems = stemsOf(tier === OTHER_NAME ? query.others : [query.words]);
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

  /** The entries that are in some tier. */
  function foundIn(tiers) {
    const bits = new Int32Array(wordsOf(tiers.length));
    for (let entry = 0; entry < tiers.length; entry++) {
      bits[entry >> 5] |= (tiers[entry] <= NONE) << entry;
    }
    return bits;
  }

  /** The first `wanted` in order. */
  function best(all, wanted, order) {
    const best = [];
    for (const entry of all) {
      let at = best.length;
      while (at > 0 && order(entry, best[at - 1]) < 0) {
        at--;
      }
      if (at < wanted) {
        best.splice(at, 0, entry);
        best.length = Math.min(best.length, wanted);
      }
    }
    return best;
  }

  function readNorms(columns, size) {
    const read = columns.map(column => {
      const from = new Numbers(column);
      return new Uint8Array(size).map(() => from.next());
    });
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
      const [meta, analyzer] = await Promise.all([KbSite.load(folder + "meta.json", {cache: "no-cache"}), analyzers.get(folder)]);
      if (!meta?.format) {
        throw new SyntaxError("meta.json");
      }
      if (meta.format !== FORMAT || meta.analyzer !== analyzer.version) {
        throw new Error("The search was renewed. Load the page again.");
      }
      return new Index(folder, meta, analyzer);
    },
  };
})();
