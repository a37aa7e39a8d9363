/**
 * What editors' commands write into the content: new entries and moved ones. Every change of
 * several files is made as a whole or not at all.
 */
package org.practicekb.edit;
