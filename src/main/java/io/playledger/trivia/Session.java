package io.playledger.trivia;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One game, from its start to its end. Changed only under its row lock. */
@Entity
@Table(schema = "trivia", name = "session")
public class Session extends PanacheEntityBase {

  static final int POINTS_PER_CORRECT_ANSWER = 10;

  @Id public UUID id;

  @Column(name = "player_id")
  public @Nullable String playerId;

  @Column(name = "client_request_id")
  public @Nullable String clientRequestId;

  public @Nullable String category;

  @Column(name = "question_count")
  public int questionCount;

  @Column(name = "clock_offset_millis")
  public long clockOffsetMillis;

  public int score;

  public int answered;

  public int correct;

  @Column(name = "started_at")
  public Instant startedAt;

  @Column(name = "questions_served_at")
  public @Nullable Instant questionsServedAt;

  @Column(name = "ended_at")
  public @Nullable Instant endedAt;

  boolean isEnded() {
    return endedAt != null;
  }

  /** The time by this game's own clock. */
  Instant timeOf(Instant now) {
    return now.plusMillis(clockOffsetMillis);
  }

  /** Debug aid: as if that much time had gone by. */
  void passTime(Duration elapsed) {
    clockOffsetMillis += elapsed.toMillis();
  }

  /** Counts a first answer and returns the points it brings. */
  int count(boolean isCorrect) {
    int points = isCorrect ? POINTS_PER_CORRECT_ANSWER : 0;
    answered++;
    correct += isCorrect ? 1 : 0;
    score += points;
    return points;
  }
}
