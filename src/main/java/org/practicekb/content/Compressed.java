package org.practicekb.content;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A part of a file as compressed JSON: of very many files not everything fits into memory as it is.
 * Thread-safe.
 *
 * @param <T> what it is
 */
final class Compressed<T> implements Supplier<T> {

  /** Keeps numbers as they were written: 5.0 is not 5. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .withConfigOverride(
              Record.class,
              asArray -> asArray.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)))
          .nodeFactory(new SharedNodes())
          .build();

  private final Class<T> type;
  private final byte[] bytes;

  /** Whoever asks once mostly asks again at once. */
  private WeakReference<T> last = new WeakReference<>(null);

  /**
   * Makes nodes as {@link YamlReader} does, of which short texts are the same objects in all files.
   */
  private static final class SharedNodes extends JsonNodeFactory {
    SharedNodes() {
      super(true);
    }

    @Override
    public TextNode textNode(String text) {
      return super.textNode(SharedText.of(text));
    }

    @Override
    public NumericNode numberNode(long number) {
      return (NumericNode) numberNode(BigInteger.valueOf(number));
    }
  }

  /** Compresses {@code whole}, which is read as a {@code type} again. */
  Compressed(Class<T> type, T whole) {
    this.type = type;
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(compressed, fast)) {
      JSON.writeValue(out, whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    bytes = compressed.toByteArray();
  }

  @Override
  public synchronized T get() {
    T whole = last.get();
    if (whole == null) {
      whole = read();
      last = new WeakReference<>(whole);
    }
    return whole;
  }

  private T read() {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
