/** What a change of the content does to the site, for whoever reviews it: {@code kb diff}. */
package org.practicekb.diff;
