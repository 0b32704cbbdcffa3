package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Finished;
import io.playledger.support.Ports;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The demo, as a newcomer runs it. */
class DemoIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern DAILY_ROW =
      Pattern.compile("^\\d{4}-\\d\\d-\\d\\d +\\d+ +\\d+ ", Pattern.MULTILINE);

  @Test
  @DisplayName(
      "Its report equals the bot's counts, on a new home and on one that has games already")
  void reportEqualsCounts() throws Exception {
    Finished first = demo("--days", "2", "--seed", "5");

    assertEqual(first);
    String report = first.out().substring(first.out().indexOf("The daily report:"));
    assertThat(DAILY_ROW.matcher(report).results()).hasSize(2);
    assertThat(home.serviceUrlFile()).doesNotExist();

    Finished second = demo("--days", "1");

    assertEqual(second);
  }

  private Finished demo(String... options) throws Exception {
    String[] command = new String[options.length + 3];
    command[0] = "./playledger";
    command[1] = "demo";
    command[2] = "--exit";
    System.arraycopy(options, 0, command, 3, options.length);
    return Finished.run(
        PATIENCE,
        Map.of(
            "PLAYLEDGER_HOME",
            home.root().toString(),
            "QUARKUS_HTTP_PORT",
            Integer.toString(Ports.free())),
        command);
  }

  private static void assertEqual(Finished demo) {
    assertThat(demo.status()).as("%s", demo).isZero();
    assertThat(demo.out()).contains("It equals the bot's own counts, day by day.");
  }
}
