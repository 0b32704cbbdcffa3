/** Erasures over HTTP. */
@NullMarked
package io.playledger.erasure.rest;

import org.jspecify.annotations.NullMarked;
