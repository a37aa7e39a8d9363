package org.practicekb.outside;

/**
 * What a host said of an address.
 *
 * @param status the last HTTP status; 0 when no answer came
 * @param movedTo where it has moved for good; empty when it has not
 * @param failure why no answer came; empty when one did
 * @param asked when, in seconds since 1970
 */
public record Answer(int status, String movedTo, String failure, long asked) {

  /** What an answer means for the link. */
  public enum Meaning {
    /** It leads somewhere. */
    ANSWERS,
    /** It has another address now. */
    MOVED,
    /** Its host knows it no more. */
    GONE,
    /** The host turns programs away, so that only a person can tell. */
    REFUSED,
    /** Nothing came, or an error of the host's own: it may be back tomorrow. */
    SILENT
  }

  /** What it means. */
  public Meaning meaning() {
    if (status >= 200 && status < 400) {
      return movedTo.isEmpty() ? Meaning.ANSWERS : Meaning.MOVED;
    }
    return switch (status) {
      case 404, 410 -> Meaning.GONE;
      case 401, 403, 405, 406, 418, 429, 451, 999 -> Meaning.REFUSED;
      default -> Meaning.SILENT;
    };
  }

  /** The status or the failure in words. */
  public String shown() {
    return failure.isEmpty() ? "HTTP " + status : failure;
  }
}
