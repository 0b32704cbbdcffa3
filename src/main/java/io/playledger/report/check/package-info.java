/** Runs the model tests of {@code analytics/tests} and keeps what they found. */
@NullMarked
package io.playledger.report.check;

import org.jspecify.annotations.NullMarked;
