/** The projections over HTTP. */
@NullMarked
package io.playledger.projection.rest;

import org.jspecify.annotations.NullMarked;
