package org.practicekb.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a file as text: UTF-8, no larger than any entry, without characters that no one sees. */
final class TextFile {

  /** Larger files are not read: no page of this kind is near it. */
  private static final int MAX_BYTES = 500_000;

  private static final Pattern CONFLICT = Pattern.compile("^(<{7}|>{7}) .*", Pattern.MULTILINE);
  private static final String UTF_8 = "all files are UTF-8";

  private TextFile() {}

  /**
   * Reads {@code file}.
   *
   * @param label how problems name it
   * @return its text, or nothing when it cannot be used; the reason is then among {@code problems}
   */
  static Optional<String> read(Path file, String label, List<Problem> problems) {
    Place place = Place.file(label);
    try {
      long size = Files.size(file);
      if (size <= MAX_BYTES) {
        return decode(place, Files.readAllBytes(file), problems);
      }
      String expected = String.format(Locale.ROOT, "at most %,d", MAX_BYTES);
      problems.add(
          Problem.error(
              place,
              String.format(Locale.ROOT, "the file has %,d bytes", size),
              "Split it into several.",
              expected));
    } catch (AccessDeniedException e) {
      problems.add(
          Problem.error(
              place, "there is no permission to read the file", "Let everybody read it.", ""));
    } catch (IOException e) {
      problems.add(
          Problem.error(
              place, "the file cannot be read", "Check that you may open it.", e.getMessage()));
    }
    return Optional.empty();
  }

  /** The first invisible character of {@code text} as {@code U+0007}; empty when there is none. */
  static Optional<String> invisible(String text) {
    int at = invisibleAt(text);
    return at < 0 ? Optional.empty() : Optional.of(code(text.charAt(at)));
  }

  private static String code(char invisible) {
    return String.format(Locale.ROOT, "U+%04X", (int) invisible);
  }

  /** The offset of the first invisible character of {@code text}, or -1. */
  private static int invisibleAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7F || c == '\n' || c == '\t';
      if (!plain && (c == '\r' ? !text.startsWith("\r\n", i) : isInvisible(c))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Control characters, those that turn the direction of writing, and those that split a word
   * without being seen, which come along when text is copied from a PDF.
   */
  private static boolean isInvisible(char c) {
    return c < ' '
        || c >= 0x7F && c <= 0x9F
        || c == 0xAD
        || c == 0x200B
        || c >= 0x2028 && c <= 0x202E
        || c == 0x2060
        || c >= 0x2066 && c <= 0x2069
        || c == 0xFEFF
        || c >= 0xFFFE;
  }

  private static Optional<String> decode(Place file, byte[] bytes, List<Problem> problems) {
    if (isUtf16(bytes)) {
      problems.add(Problem.error(file, "the file is in UTF-16", "Save it as UTF-8.", UTF_8));
      return Optional.empty();
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, decoded, true);
    String text = decoded.flip().toString();
    Optional<Problem> problem =
        result.isError()
            ? Optional.of(notUtf8(place(file, text, text.length()), in.get()))
            : unusable(file, text);
    problem.ifPresent(problems::add);
    return problem.isPresent() ? Optional.empty() : Optional.of(text);
  }

  /** Whether it begins with UTF-16's mark or, as Latin script without one does, has a zero byte. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return first == 0xFEFF || first == 0xFFFE || bytes[0] == 0 ^ bytes[1] == 0;
  }

  private static Problem notUtf8(Place place, byte found) {
    String latin = new String(new byte[] {found}, StandardCharsets.ISO_8859_1);
    String meant = Character.isLetter(latin.charAt(0)) ? " ('" + latin + "' in Latin-1)" : "";
    return Problem.error(
        place,
        String.format(Locale.ROOT, "the byte %02X%s is not UTF-8", found, meant),
        "Save the file as UTF-8.",
        UTF_8);
  }

  private static Place place(Place file, String text, int offset) {
    return new LineIndex(file.path(), text).place(offset);
  }

  private static Optional<Problem> unusable(Place file, String text) {
    if (text.startsWith("\uFEFF")) {
      return Optional.of(
          Problem.error(
              place(file, text, 0),
              "the file begins with a byte order mark (BOM)",
              "Save it as UTF-8 without BOM.",
              UTF_8));
    }
    Matcher conflict = CONFLICT.matcher(text);
    if ((text.contains("<<<<<<< ") || text.contains(">>>>>>> ")) && conflict.find()) {
      return Optional.of(
          Problem.error(
              place(file, text, conflict.start()),
              Problem.quoted(conflict.group().strip()) + " is left over from a merge conflict",
              "Keep one of the two versions and delete the marks.",
              ""));
    }
    int at = invisibleAt(text);
    return at < 0
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                place(file, text, at),
                "the invisible character " + code(text.charAt(at)),
                "Delete it.",
                ""));
  }
}
