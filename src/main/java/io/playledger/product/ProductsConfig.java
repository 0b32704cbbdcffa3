package io.playledger.product;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Games that are registered at each start. What is said here replaces what was registered over the
 * API; a game that is not named any more stays as it is. The same on every instance with the role
 * {@code project}.
 */
@ConfigMapping(prefix = "playledger.products")
public interface ProductsConfig {

  /** By id. One with a hyphen or dot cannot be told by environment variables. */
  @WithParentName
  Map<String, Game> games();

  /** What is left out gets its default. */
  interface Game {

    /** For people, 1 to 100 characters; the id unless given. */
    Optional<String> name();

    /** What its boards are ordered by, such as {@code points_best}; {@code wins} unless given. */
    Optional<String> scoring();

    /**
     * What ranks players of the same score, at most 8, only for points: {@code time:lowest} or
     * {@code kills:highest}.
     */
    Optional<List<String>> subScores();

    /** What is counted for its players, 1 to 10; {@code default} unless given. */
    Optional<List<String>> statsHandlers();

    /** Beside the one of all times: {@code daily}, {@code weekly}, {@code monthly}. */
    Optional<List<String>> boards();

    /** Stretches of time with boards of their own, at most 100, by name. */
    Map<String, Stretch> seasons();

    /** Where its days, weeks and months begin; UTC unless given. */
    Optional<String> zone();

    /** What is dated before does not count; everything does unless given. */
    Optional<String> startsAt();
  }

  /** A stretch of time. */
  interface Stretch {

    /** Its first moment, such as {@code 2026-05-01T00:00:00Z}. */
    String from();

    /** The first moment after it. */
    String to();
  }
}
