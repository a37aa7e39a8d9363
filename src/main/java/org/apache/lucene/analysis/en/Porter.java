package org.apache.lucene.analysis.en;

/** Lucene's Porter stemmer, which only its own package can reach. */
public final class Porter {

  private Porter() {}

  /** The stem of a word in lower case. */
  public static String stem(String word) {
    return new PorterStemmer().stem(word);
  }
}
