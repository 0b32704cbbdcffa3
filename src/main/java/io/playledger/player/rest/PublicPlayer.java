package io.playledger.player.rest;

import java.util.SortedMap;

/**
 * A player as anyone may see.
 *
 * @param names by product; empty if the player has none
 */
record PublicPlayer(String id, SortedMap<String, String> names) {}
