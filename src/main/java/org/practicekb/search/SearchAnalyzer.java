package org.practicekb.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * How text becomes terms, in the index and in queries alike.
 *
 * <ol>
 *   <li>every kind of apostrophe becomes {@code '};
 *   <li>Lucene's {@code StandardTokenizer} (Unicode's word boundaries);
 *   <li>accents are folded ({@code ASCIIFoldingFilter}), then letters become lower case;
 *   <li>the English possessive is dropped. What this gives is called a form;
 *   <li>Lucene's English stop words are dropped, their positions are kept;
 *   <li>Porter's stemmer gives the stem; the acronyms that this analyzer was made with are their
 *       own stems.
 * </ol>
 *
 * <p>The field {@link SearchFields#WORDS} holds forms, which the analysis of the others gathers;
 * all others hold stems. Thread-safe.
 */
public final class SearchAnalyzer extends DelegatingAnalyzerWrapper {

  /** No phrase reaches from one value of a field into the next. */
  private static final int GAP = 100;

  private final Analyzer everyForm = new Chain(tokens -> tokens);
  private final Analyzer stems;
  private final Analyzer stemOfForm;

  /**
   * A token before stop words are dropped.
   *
   * @param text the form
   * @param position counts every token from 0, stop words too
   * @param start where it begins in the text, in UTF-16 units
   * @param end where it ends, exclusive
   */
  record Form(String text, int position, int start, int end) {}

  /**
   * @param acronyms in lower case; the stemmer leaves them alone, so that {@code STS} does not
   *     become {@code st}
   */
  public SearchAnalyzer(Collection<String> acronyms) {
    this(acronyms, tokens -> tokens);
  }

  /**
   * The same, for one thread.
   *
   * @param met gathers the forms that are analyzed, stop words left out, so that the field of forms
   *     needs no analysis of its own
   */
  SearchAnalyzer(Collection<String> acronyms, Set<String> met) {
    this(acronyms, tokens -> new Gathering(tokens, met));
  }

  private SearchAnalyzer(Collection<String> acronyms, UnaryOperator<TokenStream> onForms) {
    super(PER_FIELD_REUSE_STRATEGY);
    CharArraySet kept = new CharArraySet(acronyms, false);
    stems = new Chain(tokens -> stemmed(onForms.apply(withoutStopWords(tokens)), kept));
    stemOfForm =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer whole = new KeywordTokenizer();
            return new TokenStreamComponents(whole, stemmed(whole, kept));
          }
        };
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    return stems;
  }

  @Override
  public void close() {
    everyForm.close();
    stems.close();
    stemOfForm.close();
    super.close();
  }

  /** Whether {@code form} is one that the index leaves out. */
  static boolean isStopWord(String form) {
    return EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(form);
  }

  /** The forms in {@code text}, stop words among them. */
  List<Form> forms(String text) {
    return tokens(everyForm, text);
  }

  /** The stems in {@code text} with their places, as the index has them. */
  List<Form> stems(String text) {
    return tokens(stems, text);
  }

  /** The stem of one form. */
  String stem(String form) {
    return tokens(stemOfForm, form).get(0).text();
  }

  /** A name as field {@link SearchFields#NAME} has it; empty when it is only stop words. */
  String name(String text) {
    return String.join(" ", stems(text).stream().map(Form::text).toList());
  }

  private static List<Form> tokens(Analyzer analyzer, String text) {
    List<Form> found = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      tokens.reset();
      while (tokens.incrementToken()) {
        position += step.getPositionIncrement();
        found.add(new Form(term.toString(), position, offset.startOffset(), offset.endOffset()));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string", e);
    }
    return found;
  }

  private static TokenStream withoutStopWords(TokenStream tokens) {
    return new StopFilter(tokens, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
  }

  private static TokenStream stemmed(TokenStream tokens, CharArraySet kept) {
    return new PorterStemFilter(new SetKeywordMarkerFilter(tokens, kept));
  }

  /** The steps up to forms, then {@code rest}. */
  private static final class Chain extends Analyzer {
    private final Function<TokenStream, TokenStream> rest;

    Chain(Function<TokenStream, TokenStream> rest) {
      this.rest = rest;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      return new PlainApostrophes(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer source = new StandardTokenizer();
      TokenStream folded = new LowerCaseFilter(new ASCIIFoldingFilter(source));
      return new TokenStreamComponents(source, rest.apply(new EnglishPossessiveFilter(folded)));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
    }
  }

  /** Notes each form that passes. */
  private static final class Gathering extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Set<String> met;

    Gathering(TokenStream tokens, Set<String> met) {
      super(tokens);
      this.met = met;
    }

    @Override
    public boolean incrementToken() throws IOException {
      boolean more = input.incrementToken();
      if (more) {
        met.add(term.toString());
      }
      return more;
    }
  }

  /** Replaces characters one for one, so that offsets stay. */
  private static final class PlainApostrophes extends CharFilter {
    PlainApostrophes(Reader reader) {
      super(reader);
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
      int read = input.read(chars, offset, length);
      Apostrophes.replace(chars, offset, read);
      return read;
    }

    @Override
    protected int correct(int offset) {
      return offset;
    }
  }
}
