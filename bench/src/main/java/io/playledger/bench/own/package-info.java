/** A service of the benchmark's own, on a home of its own, and the way into its database. */
@NullMarked
package io.playledger.bench.own;

import org.jspecify.annotations.NullMarked;
