package io.playledger.bot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final RetryPolicy POLICY = RetryPolicy.patient();

  @DisplayName("A pause is anything up to a bound that doubles and ends at 5 s")
  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "4, 800", "7, 5000", "60, 5000"})
  void fullJitter(int attempt, long boundMillis) {
    LongSummaryStatistics pauses = pauses(attempt, Duration.ZERO);

    assertTrue(pauses.getMin() < boundMillis / 10, "shortest " + pauses.getMin());
    assertTrue(pauses.getMax() <= boundMillis, "longest " + pauses.getMax());
    assertEquals(boundMillis / 2.0, pauses.getAverage(), boundMillis * 0.05);
  }

  @DisplayName("What the service asks for comes before the back-off, up to 15 s of it")
  @ParameterizedTest
  @CsvSource({"2, 2000", "15, 15000", "3600, 15000"})
  void retryAfter(long askedSeconds, long honouredMillis) {
    LongSummaryStatistics pauses = pauses(1, Duration.ofSeconds(askedSeconds));

    assertTrue(pauses.getMin() >= honouredMillis, "shortest " + pauses.getMin());
    assertTrue(pauses.getMax() <= honouredMillis + 100, "longest " + pauses.getMax());
  }

  private static LongSummaryStatistics pauses(int attempt, Duration retryAfter) {
    Random random = new Random(1);
    return LongStream.range(0, 1_000)
        .map(i -> POLICY.pauseAfter(attempt, retryAfter, random).toMillis())
        .summaryStatistics();
  }
}
