/** The calls about events from outside. */
@NullMarked
package io.playledger.intake.rest;

import org.jspecify.annotations.NullMarked;
