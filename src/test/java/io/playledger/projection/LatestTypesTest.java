package io.playledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.LedgerTypes;
import io.playledger.ledger.Place;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What lies behind a place is known to be of no interest only where it is. */
@ExtendWith(FreshDatabases.class)
class LatestTypesTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");
  private static final Set<String> WANTED = Set.of("goal", "foul");
  private static final Set<String> GOALS = Set.of("goal");

  /** More than one look reads. */
  private static final int MANY = 20_001;

  private final LatestTypes latest = new LatestTypes(new LedgerTypes());
  private Database database;
  private Connection connection;

  @BeforeEach
  void connect(Database fresh) throws SQLException {
    database = fresh;
    connection = fresh.open();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  @DisplayName("What was there before the first look is not known")
  void before() throws SQLException {
    append("kick");
    Place place = last("kick");
    append("kick");
    look();
    append("kick");
    look();

    assertThat(latest.clearFrom(place, GOALS)).isEqualTo(place);
    assertThat(latest.isClear(place, GOALS)).isFalse();
  }

  @Test
  @DisplayName("A reader goes on over what it does not want, and no further")
  void passesOver() throws SQLException {
    Place start = start();
    append("kick", "foul");
    look();
    append("kick");
    look();
    Place here = last("kick");
    append("kick", "goal");
    look();
    append("kick");
    look();

    Place clear = latest.clearFrom(start, GOALS);

    assertThat(clear).isGreaterThanOrEqualTo(here).isLessThan(last("goal"));
    assertThat(latest.isClear(clear, GOALS)).isFalse();
    assertThat(latest.isClear(last("goal"), Set.of("foul"))).isTrue();
    Place end = latest.clearFrom(last("kick"), WANTED);
    assertThat(end).isGreaterThanOrEqualTo(last("kick"));
    append("goal");
    assertThat(last("goal")).as("no event comes before it").isGreaterThan(end);
  }

  @Test
  @DisplayName("Of types that it does not look out for it says nothing")
  void otherTypes() throws SQLException {
    Place start = start();
    append("kick");
    look();

    assertThat(latest.clearFrom(last("kick"), Set.of("kick"))).isEqualTo(last("kick"));
    assertThat(latest.isClear(start, Set.of("kick"))).isFalse();
  }

  @Test
  @DisplayName("Where there are more events than one look reads, the next one goes on")
  void manyEvents() throws SQLException {
    Place start = start();
    append(IntStream.range(0, MANY).mapToObj(event -> "kick").toArray(String[]::new));
    append("goal");

    assertThat(look()).isTrue();
    Place half = latest.clearFrom(start, GOALS);
    assertThat(look()).isFalse();

    assertThat(half).isLessThan(last("kick"));
    assertThat(latest.isClear(half, GOALS)).isFalse();
    assertThat(latest.clearFrom(half, GOALS)).isLessThan(last("goal"));
  }

  @Test
  @DisplayName("An event whose transaction was open during the look comes behind its end")
  void openTransaction() throws SQLException {
    Place start = start();
    try (Connection slow = database.begin()) {
      new PlainLedger(database).append(slow, List.of(event("goal")));
      append("kick");
      look();
      Place end = latest.clearFrom(start, GOALS);

      slow.commit();

      assertThat(last("goal")).isGreaterThan(end);
    }
    look();
    assertThat(latest.isClear(start, GOALS)).isFalse();
  }

  @Test
  @DisplayName("Whoever goes by it misses nothing, whatever is written meanwhile")
  void missesNothing() throws SQLException {
    Random random = new Random(11);
    LedgerReader reader = new LedgerReader();
    Place place = start();
    int taken = 0;
    int written = 0;
    int passed = 0;
    try (Connection other = database.begin()) {
      for (int turn = 0; turn < 300; turn++) {
        switch (random.nextInt(6)) {
          case 0 -> look();
          case 1 -> append("kick", "foul");
          case 2 -> append("kick");
          case 3 -> {
            new PlainLedger(database).append(other, List.of(event("goal")));
            written++;
          }
          case 4 -> other.commit();
          default -> {
            Place clear = latest.clearFrom(place, GOALS);
            passed += clear.isAfter(place) ? 1 : 0;
            LedgerReader.Stretch stretch =
                reader.readBetween(connection, clear, Place.END, GOALS, 3);
            taken += stretch.events().size();
            place = stretch.end();
          }
        }
      }
      other.commit();
    }
    while (true) {
      LedgerReader.Stretch stretch = reader.readBetween(connection, place, Place.END, GOALS, 100);
      taken += stretch.events().size();
      place = stretch.end();
      if (stretch.numRead() == 0) {
        break;
      }
    }

    assertThat(written).isPositive();
    assertThat(passed).isPositive();
    assertThat(taken).isEqualTo(written);
  }

  /** A place that is known, with nothing of interest before it. */
  private Place start() throws SQLException {
    look();
    append("start");
    return last("start");
  }

  private boolean look() throws SQLException {
    return latest.look(connection, WANTED);
  }

  private void append(String... types) throws SQLException {
    new PlainLedger(database)
        .append(IntStream.range(0, types.length).mapToObj(at -> event(types[at])).toList());
  }

  private static Event event(String type) {
    return new Event(EventId.at(TIME), type, "a-test", TIME, "chess", "ada", null, "{}");
  }

  /** Of the last event of that type. */
  private Place last(String type) throws SQLException {
    String text =
        Sql.value(
            connection,
            String.class,
            """
            select generation || '/' || tx || '/' || position from ledger.event where type = '%s'
            order by generation desc, tx desc, position desc limit 1"""
                .formatted(type));
    String[] parts = text.split("/");
    return new Place(Integer.parseInt(parts[0]), parts[1], Long.parseLong(parts[2]));
  }
}
