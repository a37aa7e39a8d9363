/** What TeaVM compiles to JavaScript, and what it needs for that. Nothing of it runs in Java. */
package org.practicekb.search.browser;
