package org.practicekb.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link BytesWriter} has written. */
final class BytesReader {

  private final byte[] bytes;
  private int at;
  private final List<String> texts = new ArrayList<>();

  BytesReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int number() {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      number |= (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  String text() {
    int known = number();
    if (known > 0) {
      return texts.get(known - 1);
    }
    String text = characters();
    texts.add(text);
    return text;
  }

  <T> List<T> list(Supplier<T> one) {
    int size = number();
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(one.get());
    }
    return Collections.unmodifiableList(list);
  }

  private String characters() {
    int size = number();
    int length = size >> 1;
    if ((size & 1) == 0) {
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }
    char[] wide = new char[length];
    for (int i = 0; i < length; i++) {
      wide[i] = (char) (bytes[at++] << 8 | bytes[at++] & 0xFF);
    }
    return new String(wide);
  }
}
