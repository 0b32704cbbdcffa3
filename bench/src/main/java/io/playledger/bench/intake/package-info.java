/**
 * Events from outside, against a COPY into the same tables and against an endpoint that only reads.
 */
@NullMarked
package io.playledger.bench.intake;

import org.jspecify.annotations.NullMarked;
