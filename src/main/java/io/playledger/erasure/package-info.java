/**
 * The right to be forgotten: a person's id gives way to a pseudonym wherever it stands, and
 * whenever it comes again.
 */
@NullMarked
package io.playledger.erasure;

import org.jspecify.annotations.NullMarked;
