package org.practicekb.entry;

/**
 * A value of a taxonomy that an entry has.
 *
 * @param taxonomy for example {@code setting}
 * @param value for example {@code child-welfare}
 * @param basis whether a source says it
 */
public record Tag(Taxonomy.Id taxonomy, String value, Basis basis) {

  /** Whose word a tag is. */
  public enum Basis {
    /** A source says so. */
    STATED,
    /** It is our reading of the source. */
    CURATED
  }
}
