/**
 * The pages: a record for what each shows, JBake's oven that bakes them with FreeMarker, and the
 * feeds and data files beside them. Knows no index.
 */
package org.practicekb.page;
