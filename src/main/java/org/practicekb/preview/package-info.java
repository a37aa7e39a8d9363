/**
 * What {@code kb serve} shows: the site as it would be built now, drafts included, each page made
 * when it is asked for; and what tells browsers and the terminal when a file is saved.
 */
package org.practicekb.preview;
