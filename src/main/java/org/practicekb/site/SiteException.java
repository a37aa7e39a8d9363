package org.practicekb.site;

import java.io.IOException;

/**
 * A folder or a port is not as a build or the server needs it. The message is for the person who
 * started it and says what to do.
 */
public final class SiteException extends IOException {

  private static final long serialVersionUID = 1;

  SiteException(String message) {
    super(message);
  }

  SiteException(String message, IOException cause) {
    super(message, cause);
  }
}
