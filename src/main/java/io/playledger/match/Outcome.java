package io.playledger.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.projection.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a match ended, whoever tells it: with {@code winnerId} and {@code loserId}; with a list of
 * {@code results}; or with the {@code score} of one player.
 *
 * @param parts of its players, at least one, no player twice
 */
public record Outcome(List<Part> parts) {

  /** Ends a match of any game. */
  public static final String GAME_OVER = "game_over";

  /** Ends a game of trivia. */
  public static final String GAME_ENDED = "game_ended";

  /** The game that is our own; its sessions are UUIDs. */
  public static final String TRIVIA = "trivia";

  private static final int MOST_PARTS = 1000;
  private static final int WON = 1;
  private static final int LOST = 2;

  /**
   * Of one player.
   *
   * @param rank the place: the lowest is best; null where only scores are told
   * @param team players of one team name the same; null for who plays alone
   * @param score null where only places are told
   */
  public record Part(
      String playerId,
      @Nullable Integer rank,
      @Nullable String team,
      @Nullable BigDecimal score,
      List<BigDecimal> subScores) {}

  /**
   * What an event tells.
   *
   * @throws IllegalArgumentException naming the field that makes no sense
   */
  public static Outcome of(Fact fact) {
    JsonNode data = fact.data();
    List<Part> parts;
    if (fact.event().type().equals(GAME_ENDED)) {
      parts = alone(fact, "finalScore");
    } else if (data.has("results")) {
      parts = listed(data.get("results"));
    } else if (data.has("score") && !data.has("winnerId")) {
      parts = alone(fact, "score");
    } else {
      parts =
          List.of(
              place(fact.requiredText("winnerId"), WON), place(fact.requiredText("loserId"), LOST));
      if (parts.get(0).playerId().equals(parts.get(1).playerId())) {
        throw new IllegalArgumentException("winner and loser are the same player");
      }
    }
    return new Outcome(parts);
  }

  /** Who plays. */
  public Set<String> players() {
    Set<String> players = new HashSet<>();
    parts.forEach(part -> players.add(part.playerId()));
    return players;
  }

  private static Part place(String playerId, int rank) {
    return new Part(playerId, rank, null, null, List.of());
  }

  private static List<Part> alone(Fact fact, String field) {
    String named = fact.text("playerId");
    String playerId = named == null ? fact.event().playerId() : named;
    if (playerId == null) {
      throw new IllegalArgumentException("a score of nobody: playerId is missing");
    }
    return List.of(
        new Part(
            playerId,
            null,
            null,
            number(fact.data(), field, "data"),
            subScores(fact.data(), "data")));
  }

  private static List<Part> listed(JsonNode results) {
    if (!results.isArray() || results.isEmpty() || results.size() > MOST_PARTS) {
      throw new IllegalArgumentException(
          "data.results is not a list of 1 to %d results".formatted(MOST_PARTS));
    }
    List<Part> parts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < results.size(); index++) {
      Part part = part(results.get(index), "data.results[%d]".formatted(index));
      if (!seen.add(part.playerId())) {
        throw new IllegalArgumentException(
            "data.results names %s twice".formatted(part.playerId()));
      }
      parts.add(part);
    }
    return List.copyOf(parts);
  }

  private static Part part(JsonNode result, String where) {
    JsonNode playerId = result.path("playerId");
    if (!playerId.isTextual() || playerId.textValue().isEmpty()) {
      throw new IllegalArgumentException(where + ".playerId is not a text");
    }
    JsonNode rank = result.path("rank");
    if (!rank.isMissingNode() && !(rank.isInt() && rank.intValue() > 0)) {
      throw new IllegalArgumentException(where + ".rank is not a whole number from 1");
    }
    JsonNode team = result.path("team");
    if (!team.isMissingNode() && !team.isTextual()) {
      throw new IllegalArgumentException(where + ".team is not a text");
    }
    return new Part(
        playerId.textValue(),
        rank.isMissingNode() ? null : (Integer) rank.intValue(),
        team.textValue(),
        result.has("score") ? number(result, "score", where) : null,
        subScores(result, where));
  }

  private static List<BigDecimal> subScores(JsonNode object, String where) {
    JsonNode list = object.path("subScores");
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new IllegalArgumentException(where + ".subScores is not a list");
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (JsonNode number : list) {
      numbers.add(number(number, where + ".subScores"));
    }
    return numbers;
  }

  private static BigDecimal number(JsonNode object, String field, String where) {
    return number(object.path(field), where + "." + field);
  }

  private static BigDecimal number(JsonNode value, String where) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException(where + " is not a number");
    }
    return value.decimalValue();
  }
}
