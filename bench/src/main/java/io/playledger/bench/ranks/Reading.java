package io.playledger.bench.ranks;

import io.playledger.bench.intake.GameResults;

/** What is asked of a board. */
public enum Reading {
  TOP_TEN("top ten") {

    @Override
    String path(String product, long player) {
      return "/leaderboards/top_ten/" + product;
    }
  },
  RANK("rank") {

    @Override
    String path(String product, long player) {
      return playerPath(product, player) + "?around=0";
    }
  },
  AROUND("rank and five on either side") {

    @Override
    String path(String product, long player) {
      return playerPath(product, player) + "?around=5";
    }
  };

  private final String description;

  Reading(String description) {
    this.description = description;
  }

  /** In words. */
  public String description() {
    return description;
  }

  abstract String path(String product, long player);

  private static String playerPath(String product, long player) {
    return "/leaderboards/%s/players/%s".formatted(product, GameResults.player(player));
  }
}
