package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.Home;
import io.playledger.support.Finished;
import io.playledger.support.Ports;
import io.playledger.support.PreparedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The demo, as a newcomer runs it. */
class DemoIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern DAILY_ROW =
      Pattern.compile("^\\d{4}-\\d\\d-\\d\\d +\\d+ +\\d+ ", Pattern.MULTILINE);

  @Test
  @DisplayName(
      "Its report equals the bot's counts, on a new home and on one that has games already; and"
          + " through Kafka, for the same seed, it is the same")
  void reportEqualsCounts() throws Exception {
    String[] plan = {"--days", "2", "--seed", "5"};
    Finished first = demo(home, plan);

    assertEqual(home, first);
    assertThat(DAILY_ROW.matcher(report(first)).results()).hasSize(2);
    assertThat(home.serviceUrlFile()).doesNotExist();

    assertEqual(home, demo(home, "--days", "1"));

    Home other = PreparedHome.withDatabase(folder.resolve("other"));
    Finished queued = demo(other, with(plan, "--kafka", "embedded"));

    assertEqual(other, queued);
    assertThat(report(queued)).isEqualTo(report(first));
  }

  private static String report(Finished demo) {
    return demo.out().substring(demo.out().indexOf("The daily report:"));
  }

  private static Finished demo(Home home, String... options) throws Exception {
    return Finished.run(
        PATIENCE,
        Map.of(
            "PLAYLEDGER_HOME",
            home.root().toString(),
            "QUARKUS_HTTP_PORT",
            Integer.toString(Ports.free())),
        with(new String[] {"./playledger", "demo", "--exit"}, options));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** What the service of that demo wrote. */
  private static String serviceLog(Home home) throws IOException {
    return Files.readString(home.root().resolve("service.log"));
  }

  private static void assertEqual(Home home, Finished demo) throws IOException {
    assertThat(demo.status()).as("%s%n%s", demo, serviceLog(home)).isZero();
    assertThat(demo.out()).contains("It equals the bot's own counts, day by day.");
  }
}
