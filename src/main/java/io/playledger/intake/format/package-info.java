/**
 * The formats that events come in. Each reads its own into a {@link
 * io.playledger.intake.format.Draft}.
 */
@NullMarked
package io.playledger.intake.format;

import org.jspecify.annotations.NullMarked;
