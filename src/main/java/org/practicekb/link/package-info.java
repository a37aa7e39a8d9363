/**
 * How entries point to one another: addresses and permalinks, links in bodies, relations, backlinks
 * and citations. Knows no rendering.
 */
package org.practicekb.link;
