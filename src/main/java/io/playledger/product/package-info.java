/** The games: what counts in each, and how. */
@NullMarked
package io.playledger.product;

import org.jspecify.annotations.NullMarked;
