package org.practicekb.search.browser;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.CharacterUtils;
import org.apache.lucene.analysis.en.Porter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizerImpl;
import org.practicekb.search.Apostrophes;
import org.teavm.jso.JSExport;

/**
 * The steps of {@link org.practicekb.search.SearchAnalyzer} as functions, each by Lucene's own
 * code, without Lucene's token streams, which TeaVM cannot compile. Stop words and acronyms are the
 * caller's.
 */
public final class BrowserAnalyzer {

  private static final int MOST_LETTERS_FOR_ONE = 4;
  private static final int POSSESSIVE = 2;

  private BrowserAnalyzer() {}

  /** The places of the tokens in a text: start and end of each, in UTF-16 units. */
  @JSExport
  public static int[] tokens(String text) {
    char[] read = text.toCharArray();
    Apostrophes.replace(read, 0, read.length);
    StandardTokenizerImpl scanner = new StandardTokenizerImpl(new CharArrayReader(read));
    int[] places = new int[16];
    int size = 0;
    try {
      while (scanner.getNextToken() != StandardTokenizerImpl.YYEOF) {
        if (size == places.length) {
          places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = scanner.yychar();
        places[size++] = scanner.yychar() + scanner.yylength();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string", e);
    }
    return Arrays.copyOf(places, size);
  }

  /** The form of a token: folded, in lower case, without the English possessive. */
  @JSExport
  public static String form(String token) {
    char[] read = token.toCharArray();
    Apostrophes.replace(read, 0, read.length);
    char[] form = new char[MOST_LETTERS_FOR_ONE * read.length];
    int length = ASCIIFoldingFilter.foldToASCII(read, 0, form, 0, read.length);
    CharacterUtils.toLowerCase(form, 0, length);
    boolean possessive =
        length >= POSSESSIVE && form[length - 2] == '\'' && form[length - 1] == 's';
    return new String(form, 0, possessive ? length - POSSESSIVE : length);
  }

  /** The stem of a form that is no acronym. */
  @JSExport
  public static String stem(String form) {
    return Porter.stem(form);
  }
}
