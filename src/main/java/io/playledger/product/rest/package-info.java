/** The registry of games over HTTP. */
@NullMarked
package io.playledger.product.rest;

import org.jspecify.annotations.NullMarked;
