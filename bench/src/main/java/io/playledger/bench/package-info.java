/** Benchmarks: the command line, and how results are shown. */
@NullMarked
package io.playledger.bench;

import org.jspecify.annotations.NullMarked;
