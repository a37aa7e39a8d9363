/**
 * What content must be: every check of an entry's fields, body, links and identity. Knows no
 * rendering.
 */
package org.practicekb.check;
