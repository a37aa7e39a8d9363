// The sentences of Markdown in which something is mentioned.

/** What ends in a stop that ends no sentence. */
const END = /(?<=[.?!]["”)]?)(?<!\b(?:al|e\.g|i\.e|cf|vs|Dr|Prof|Mr|Mrs|Ms|St|pp?|eds?|vol|no)\.)\s+/;

/** The first sentences that fit into so many characters; at least one. */
export function leading(text, length) {
  const [first, ...rest] = text.split(END);
  let all = first;
  for (const sentence of rest) {
    if (all.length + 1 + sentence.length > length) break;
    all += ` ${sentence}`;
  }
  return all;
}

/**
 * Everything that a text mentions, each once with the first sentence that does, as plain text.
 *
 * @param pattern finds a mention
 * @param read told a match, says which words stand for it in the sentence and what it leads to (a list)
 */
export function mentions(text, pattern, read) {
  const found = [];
  const marked = text.replace(pattern, (...match) => {
    const { words, to } = read(...match);
    found.push(to);
    return `${words}\u0001${found.length - 1}\u0002`;
  });
  const sentences = new Map();
  for (const block of marked.split(/\n\s*\n|\n(?=\||\s*(?:[-*+]|\d+\.) )/)) {
    for (const sentence of block.split(END)) {
      for (const [, index] of sentence.matchAll(/\u0001(\d+)\u0002/g)) {
        for (const to of found[index]) if (!sentences.has(to)) sentences.set(to, plain(sentence));
      }
    }
  }
  return [...sentences].map(([to, sentence]) => ({ to, sentence }));
}

/** Without the signs of Markdown, citations and the targets of links. */
function plain(markdown) {
  return markdown
    .replace(/\u0001\d+\u0002/g, "")
    .replace(/\s*\[@[^\]]+\]/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*+#>]+|\d+\.)\s+/, "")
    .replace(/\*+|\|/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
