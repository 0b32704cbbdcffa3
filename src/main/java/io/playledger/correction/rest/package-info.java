/** The calls that make and withdraw corrections. */
@NullMarked
package io.playledger.correction.rest;

import org.jspecify.annotations.NullMarked;
