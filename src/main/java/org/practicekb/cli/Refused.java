package org.practicekb.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A command that cannot be done, for a reason the person can mend. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refused(String message) {
    super(message);
  }

  /** What to tell the person of a failure to read or write. */
  static String message(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no '" + missing.getFile() + "'";
    }
    return e instanceof AccessDeniedException denied
        ? "no permission for '" + denied.getFile() + "'"
        : e.getMessage();
  }
}
