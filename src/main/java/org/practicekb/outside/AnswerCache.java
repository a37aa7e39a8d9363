package org.practicekb.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** The good answers of the last days, so that no host is asked twice for one thing. */
final class AnswerCache {

  private static final Duration GOOD_FOR = Duration.ofDays(7);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final TreeMap<String, Answer> answers;

  private AnswerCache(Path file, TreeMap<String, Answer> answers) {
    this.file = file;
    this.answers = answers;
  }

  /** Reads a cache; one that is missing or no longer readable is empty. */
  static AnswerCache read(Path file) throws IOException {
    try {
      return new AnswerCache(
          file, JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {}));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return new AnswerCache(file, new TreeMap<>());
    }
  }

  /** A good answer that is recent enough at {@code now}, in seconds since 1970. */
  Optional<Answer> recent(String url, long now) {
    return Optional.ofNullable(answers.get(url))
        .filter(answer -> answer.meaning() == Answer.Meaning.ANSWERS)
        .filter(answer -> now - answer.asked() < GOOD_FOR.toSeconds());
  }

  void put(String url, Answer answer) {
    answers.put(url, answer);
  }

  void write() throws IOException {
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.write(next, JSON.writeValueAsBytes(answers));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
