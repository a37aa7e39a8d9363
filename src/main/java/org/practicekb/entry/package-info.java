/**
 * What the content means: entries and their kinds, taxonomies, scales and the {@link
 * org.practicekb.entry.KnowledgeBase} that holds them. Knows no files and no HTML.
 */
package org.practicekb.entry;
