package io.playledger.player.rest;

import org.jspecify.annotations.Nullable;

/** The product of those who name none. */
final class OwnProduct {

  /** The game that is always here. */
  private static final String ID = "trivia";

  private OwnProduct() {}

  static String unless(@Nullable String product) {
    return product == null ? ID : product;
  }
}
