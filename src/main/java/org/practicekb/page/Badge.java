package org.practicekb.page;

/**
 * A grade as lists show it.
 *
 * @param text issuer and meaning, as the scale words it
 * @param href the level's page
 * @param scale code of the scale
 * @param level slug of the level
 * @param rank its place in the scale's order, 1 is strongest; 0 when it is outside the order
 * @param ranks how many levels the order has
 */
public record Badge(String text, String href, String scale, String level, int rank, int ranks) {}
