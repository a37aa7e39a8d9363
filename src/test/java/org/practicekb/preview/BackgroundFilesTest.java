package org.practicekb.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that take long give way to pages. */
@Timeout(60)
class BackgroundFilesTest {

  private final StringWriter said = new StringWriter();

  @Test
  void whatIsBeingWrittenIsGivenUpAfterASave() throws Exception {
    Path folder;
    try (BackgroundFiles files = new BackgroundFiles(new Log(new PrintWriter(said, true)))) {
      CountDownLatch begun = new CountDownLatch(1);
      files.renew((root, output) -> untilInterrupted(begun));
      begun.await();
      files.renew((root, output) -> output.write("data/new.txt", new byte[] {1}));
      folder = files.folder();
      assertEquals(1, Files.size(folder.resolve("data/new.txt")));
    }
    assertEquals("", said.toString());
    assertFalse(Files.exists(folder));
  }

  private static void untilInterrupted(CountDownLatch begun) throws IOException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }
}
