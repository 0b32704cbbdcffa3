package io.playledger.stats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.playledger.stats.Streak.Result;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What players have done, as rows have it: JSON, with the many results of a streak packed. */
final class TallyJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter WRITER = MAPPER.writer();
  private static final ObjectReader COUNTERS =
      MAPPER.readerFor(new TypeReference<TreeMap<String, Long>>() {});
  private static final ObjectReader MEASURES =
      MAPPER.readerFor(new TypeReference<TreeMap<String, TreeMap<Integer, Long>>>() {});
  private static final ObjectReader STREAKS =
      MAPPER.readerFor(new TypeReference<TreeMap<String, StreakText>>() {});

  private static final String EMPTY = "{}";

  /** Microseconds since 1970, the id, and whether it was won. */
  private static final int RESULT_BYTES = Long.BYTES + 2 * Long.BYTES + 1;

  private TallyJson() {}

  /**
   * A streak.
   *
   * @param run won in a row at the end of what is settled
   * @param best the most there
   * @param to the last settled result; null if there is none
   * @param recent the others
   * @param latest time of the latest
   */
  private record StreakText(
      long run, long best, @Nullable String to, String recent, String latest) {

    static StreakText of(Streak streak) {
      return new StreakText(
          streak.settledRun(),
          streak.settledBest(),
          streak.settledTo() == null ? null : pack(List.of(streak.settledTo())),
          pack(streak.recent()),
          streak.latest().toString());
    }

    Streak streak() {
      return new Streak(
          run, best, to == null ? null : unpack(to).get(0), unpack(recent), Instant.parse(latest));
    }
  }

  static String counters(SortedMap<String, Long> counters) {
    return write(counters);
  }

  static SortedMap<String, Long> counters(String json) {
    return read(COUNTERS, json);
  }

  static String measures(SortedMap<String, Histogram> measures) {
    SortedMap<String, Map<Integer, Long>> all = new TreeMap<>();
    measures.forEach((name, histogram) -> all.put(name, histogram.buckets()));
    return write(all);
  }

  static SortedMap<String, Histogram> measures(String json) {
    SortedMap<String, Histogram> all = new TreeMap<>();
    TallyJson.<Map<String, TreeMap<Integer, Long>>>read(MEASURES, json)
        .forEach((name, buckets) -> all.put(name, new Histogram(buckets)));
    return all;
  }

  static String streaks(SortedMap<String, Streak> streaks) {
    SortedMap<String, StreakText> all = new TreeMap<>();
    streaks.forEach((name, streak) -> all.put(name, StreakText.of(streak)));
    return write(all);
  }

  static SortedMap<String, Streak> streaks(String json) {
    SortedMap<String, Streak> all = new TreeMap<>();
    TallyJson.<Map<String, StreakText>>read(STREAKS, json)
        .forEach((name, text) -> all.put(name, text.streak()));
    return all;
  }

  private static String pack(List<Result> results) {
    ByteBuffer bytes = ByteBuffer.allocate(results.size() * RESULT_BYTES);
    for (Result result : results) {
      bytes
          .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, result.at()))
          .putLong(result.eventId().getMostSignificantBits())
          .putLong(result.eventId().getLeastSignificantBits())
          .put((byte) (result.isWon() ? 1 : 0));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static List<Result> unpack(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    List<Result> results = new ArrayList<>();
    while (bytes.hasRemaining()) {
      results.add(
          new Result(
              Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
              new UUID(bytes.getLong(), bytes.getLong()),
              bytes.get() == 1));
    }
    return results;
  }

  private static String write(Map<String, ?> all) {
    try {
      return all.isEmpty() ? EMPTY : WRITER.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stats cannot be written as JSON", e);
    }
  }

  private static <T> T read(ObjectReader reader, String json) {
    try {
      return reader.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of stats cannot be read", e);
    }
  }
}
