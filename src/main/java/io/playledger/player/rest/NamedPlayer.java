package io.playledger.player.rest;

/**
 * A player's name in a product.
 *
 * @param name as it was given, with a number where another player has it
 */
record NamedPlayer(String id, String product, String name) {}
