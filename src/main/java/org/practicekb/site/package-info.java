/**
 * The built website as a folder: {@link org.practicekb.site.Staging} puts a finished one in the
 * place of the last, {@link org.practicekb.site.Manifest} lists its files, {@link
 * org.practicekb.site.SiteVerifier} reads it back and {@link org.practicekb.site.DevServer} shows
 * it.
 */
package org.practicekb.site;
