/** Players over HTTP: requests and responses, no logic. */
@NullMarked
package io.playledger.player.rest;

import org.jspecify.annotations.NullMarked;
