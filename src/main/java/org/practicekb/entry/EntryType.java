package org.practicekb.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of entry. Their folders are the first part of their addresses and never change. */
public enum EntryType {
  PROGRAM("program", "programs", "Programs"),
  INTERVENTION("intervention", "interventions", "Interventions"),
  PRINCIPLE("principle", "principles", "Principles"),
  ANSWER("answer", "answers", "Answers"),
  REFERENCE("reference", "references", "References"),
  SOURCE("source", "sources", "Sources"),
  FRAMEWORK("framework", "frameworks", "Frameworks"),
  TERM("term", "terms", "Glossary"),
  SCALE("scale", "scales", "Grading scales"),
  CONFLICT("conflict", "conflicts", "Where sources disagree"),
  SOURCE_ERROR("source-error", "source-errors", "Known defects of the sources"),
  TABLE("table", "tables", "Evidence tables"),
  PATHWAY("pathway", "pathways", "Pathways"),
  PAGE("page", "pages", "Pages");

  private static final Map<String, EntryType> BY_FOLDER =
      Arrays.stream(values()).collect(Collectors.toMap(EntryType::folder, type -> type));

  private final String id;
  private final String folder;
  private final String label;

  EntryType(String id, String folder, String label) {
    this.id = id;
    this.folder = folder;
    this.label = label;
  }

  /** The type's name in the singular, as in its schema's file name. */
  public String id() {
    return id;
  }

  /** The folder below {@code content/}, and the first part of the type's addresses. */
  public String folder() {
    return folder;
  }

  /** The heading of the type's list. */
  public String label() {
    return label;
  }

  /**
   * Whether an entry of this type has a page of its own; a source error is a part of the page of
   * all of them.
   */
  public boolean hasPage() {
    return this != SOURCE_ERROR;
  }

  /** The type whose files are in {@code folder}. */
  public static Optional<EntryType> ofFolder(String folder) {
    return Optional.ofNullable(BY_FOLDER.get(folder));
  }

  /** The type with this name in the singular. */
  public static Optional<EntryType> ofId(String id) {
    return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
  }

  /** All folders in the order of the types. */
  public static List<String> folders() {
    return Arrays.stream(values()).map(EntryType::folder).toList();
  }

  @Override
  public String toString() {
    return id;
  }
}
