/** The feed over HTTP. */
@NullMarked
package io.playledger.feed.rest;

import org.jspecify.annotations.NullMarked;
