/**
 * Corrections as facts: an admin voids a match, bans a player, corrects an event, and takes any of
 * it back. Nothing recorded is changed; each is an event that the models honour.
 */
@NullMarked
package io.playledger.correction;

import org.jspecify.annotations.NullMarked;
