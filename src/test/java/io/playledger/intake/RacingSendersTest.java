package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.Together;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many senders of the same events at the same time. */
@PlayledgerTest
class RacingSendersTest {

  private static final int SENDERS = 100;
  private static final int EVENTS = 40;

  @Inject IntakeRows rows;

  @Test
  @DisplayName(
      "A hundred senders of the same events store each once, and all fates are accounted for")
  void race() throws Exception {
    IntakeApi api = IntakeApi.ofNewGame();
    List<Callable<Fates>> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      String body = shuffled(sender);
      senders.add(() -> api.send(body));
    }

    List<Fates> answers = Together.run(senders);

    // Every tenth sender says something else under the last of the ids.
    assertThat(sum(answers, "received")).isEqualTo(SENDERS * EVENTS);
    assertThat(sum(answers, "stored")).isEqualTo(EVENTS);
    assertThat(sum(answers, "conflict")).isIn(SENDERS / 10, SENDERS - SENDERS / 10);
    assertThat(sum(answers, "quarantined")).isZero();
    assertThat(rows.events(api.product())).hasSize(EVENTS);
    assertThat(rows.events(api.product())).extracting(row -> row.get("id")).doesNotHaveDuplicates();
    assertThat(rows.ofConflicts(api.product())).isOne();
    assertBooks(api, answers);
  }

  @Test
  @DisplayName(
      "Good and bad events of many games at once: each game's accounts agree with its rows")
  void games() throws Exception {
    List<IntakeApi> games = IntStream.range(0, 5).mapToObj(n -> IntakeApi.ofNewGame()).toList();
    List<Callable<Fates>> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      IntakeApi game = games.get(sender % games.size());
      String body =
          "[{'id':'e%d','type':'login'},{'id':'x','type':'?'},{'type':'login','data':{'a':'\\u0000'}}]"
              .formatted(sender / 10);
      senders.add(() -> game.send(body));
    }

    List<Fates> answers = Together.run(senders);

    assertThat(sum(answers, "stored")).isEqualTo(10 * games.size());
    assertThat(sum(answers, "duplicate")).isEqualTo(SENDERS - 10 * games.size());
    assertThat(sum(answers, "quarantined")).isEqualTo(2 * SENDERS);
    for (IntakeApi game : games) {
      assertThat(rows.books(game.product()))
          .isEqualTo(
              Map.of(
                  "received",
                  60L,
                  "stored",
                  10L,
                  "duplicate",
                  10L,
                  "conflict",
                  0L,
                  "quarantined",
                  40L));
    }
  }

  private void assertBooks(IntakeApi api, List<Fates> answers) throws SQLException {
    for (Map.Entry<String, Object> account : rows.books(api.product()).entrySet()) {
      assertThat(account.getValue())
          .as(account.getKey())
          .isEqualTo((long) sum(answers, account.getKey()));
    }
  }

  private static String shuffled(int sender) {
    List<Integer> ids = IntStream.range(0, EVENTS).boxed().collect(Collectors.toList());
    Collections.shuffle(ids, new Random(sender));
    return ids.stream()
        .map(
            id ->
                "{'id':'e%d','type':'login','occurredAt':'2026-01-31T12:00:00Z','data':{'n':%d}}"
                    .formatted(id, id == EVENTS - 1 && sender % 10 == 0 ? -1 : id))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static int sum(List<Fates> answers, String fate) {
    return answers.stream().mapToInt(answer -> answer.count(fate)).sum();
  }
}
