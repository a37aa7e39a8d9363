/**
 * Reads files: YAML front matter and Markdown bodies, each value with the line and column it stands
 * at. Knows nothing of what an entry means.
 */
package org.practicekb.content;
