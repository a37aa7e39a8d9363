package org.practicekb.content;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.compress.LZ4;

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

  private static final ThreadLocal<LZ4.FastCompressionHashTable> TABLE =
      ThreadLocal.withInitial(LZ4.FastCompressionHashTable::new);

  private final Class<T> type;
  private final byte[] bytes;

  /** Of the JSON. */
  private final int length;

  /** Whoever asks once mostly asks again at once. */
  private WeakReference<T> last = new WeakReference<>(null);

  /** Makes fields whose short values are the same objects in all files. */
  private static final class SharedNodes extends JsonNodeFactory {
    SharedNodes() {
      super(true);
    }

    @Override
    public TextNode textNode(String text) {
      return super.textNode(SharedText.of(text));
    }
  }

  /** Compresses {@code whole}, which is read as a {@code type} again. */
  Compressed(Class<T> type, T whole) {
    this.type = type;
    try {
      byte[] json = JSON.writeValueAsBytes(whole);
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      LZ4.FastCompressionHashTable table = TABLE.get();
      LZ4.compress(json, 0, json.length, out, table);
      this.length = json.length;
      this.bytes = out.toArrayCopy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    try {
      byte[] json = new byte[length];
      LZ4.decompress(new ByteArrayDataInput(bytes), length, json, 0);
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
