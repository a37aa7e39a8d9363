package org.practicekb.site;

/** What a build makes. */
public enum SiteForm {
  /** A folder for a web server. */
  WEB,

  /**
   * A folder whose pages also work when they are opened as files: links name files, see {@link
   * org.practicekb.link.DiskLinks}, and data can be had without fetching, see {@link DataScripts}.
   */
  DISK,

  /** The same as one file to give away, see {@link SiteZip}. */
  ZIP;

  boolean isForDisk() {
    return this != WEB;
  }
}
