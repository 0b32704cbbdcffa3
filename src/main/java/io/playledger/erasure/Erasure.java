package io.playledger.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of a person who was erased, or is being erased; it does not tell who that was.
 *
 * @param id of the record
 * @param pseudonym what stands in the place of the person's id
 * @param requestedAt when it was asked for; no later event names the person any more
 * @param beganAt when the search for earlier ones began; null before
 * @param finishedAt when everything was searched; null before
 * @param steps the parts of the database that were begun, in order
 */
public record Erasure(
    UUID id,
    String pseudonym,
    Instant requestedAt,
    @Nullable Instant beganAt,
    @Nullable Instant finishedAt,
    List<Step> steps) {

  /** Whether nothing is left to do. */
  public boolean isFinished() {
    return finishedAt != null;
  }

  /**
   * A part of the database.
   *
   * @param name which
   * @param rows that were changed so far
   * @param finishedAt when it was done; null while it is not
   */
  public record Step(String name, long rows, @Nullable Instant finishedAt) {}
}
