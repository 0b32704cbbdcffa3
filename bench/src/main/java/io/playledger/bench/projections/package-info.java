/** How fast projections are, and what they cost. */
@NullMarked
package io.playledger.bench.projections;

import org.jspecify.annotations.NullMarked;
