/** Stats of players over HTTP. */
@NullMarked
package io.playledger.stats.rest;

import org.jspecify.annotations.NullMarked;
