/** What someone writes to do harm, through everything that reads it. */
package org.practicekb.hostile;
