/** Exports over HTTP. */
@NullMarked
package io.playledger.export.rest;

import org.jspecify.annotations.NullMarked;
