/**
 * The search: one Lucene index of the published entries, and what a query means.
 *
 * <p>{@link org.practicekb.search.SearchFields} is the table of what the index holds, {@link
 * org.practicekb.search.IndexBuilder} writes it, {@link org.practicekb.search.EntrySearch} defines
 * and answers queries. Knows no pages: addresses come from the caller.
 */
package org.practicekb.search;
