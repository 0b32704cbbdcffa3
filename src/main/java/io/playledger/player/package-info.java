/**
 * Who plays: ids, tokens, and names that are unique in a product. Nobody has to be registered: an
 * event may name a player of whom nothing is known here.
 */
@NullMarked
package io.playledger.player;

import org.jspecify.annotations.NullMarked;
