/**
 * Reports and their models on ledgers of several sizes, against plain views over the raw events.
 */
@NullMarked
package io.playledger.bench.reports;

import org.jspecify.annotations.NullMarked;
