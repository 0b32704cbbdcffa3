/** HTTP side of the intake. */
@NullMarked
package io.playledger.intake.rest;

import org.jspecify.annotations.NullMarked;
