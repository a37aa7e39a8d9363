package org.practicekb.page;

/**
 * A grade as lists show it.
 *
 * @param text issuer and meaning, as the scale words it
 * @param href the level's page
 * @param scale code of the scale
 * @param level slug of the level
 */
public record Badge(String text, String href, String scale, String level) {}
