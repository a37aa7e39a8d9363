/** The command line: {@code kb}. Knows what is done, not how. */
package org.practicekb.cli;
