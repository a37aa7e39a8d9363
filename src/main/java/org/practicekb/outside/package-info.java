/**
 * Links that leave the site and DOIs: how they are written, and, when an editor asks for it,
 * whether they answer. The only package that makes requests to other machines.
 */
package org.practicekb.outside;
