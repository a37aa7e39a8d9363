package org.practicekb.page;

import org.practicekb.link.Address;

/**
 * A file to bake.
 *
 * @param address where it is published
 * @param template the document type in {@code jbake.properties} that names its template: {@code
 *     entry}
 * @param model what the template sees as {@code page}
 */
public record Page(Address address, String template, Object model) {}
