/**
 * A service of the benchmark's own, on a home of its own, and the ways into its database and
 * broker.
 */
@NullMarked
package io.playledger.bench.own;

import org.jspecify.annotations.NullMarked;
