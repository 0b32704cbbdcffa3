package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the launcher that run what was built. */
class LauncherIT {

  /** The bot and the benchmarks may have to be built first. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @ParameterizedTest
  @DisplayName("Every command explains itself")
  @ValueSource(
      strings = {
        "bot",
        "demo",
        "report",
        "refresh",
        "rebuild",
        "check",
        "backup",
        "keys",
        "quarantine",
        "sql",
        "bench"
      })
  void help(String command) throws Exception {
    Finished help = playledger(command, "--help");

    assertThat(help.status()).as("%s", help).isZero();
    assertThat(help.out()).contains("Usage: ").contains(command);
  }

  @ParameterizedTest
  @DisplayName("Without a running service a command says so, and how to start one")
  @ValueSource(strings = {"report", "refresh", "sql"})
  void noService(String command) throws Exception {
    Finished refused = playledger(command);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            "playledger: no service runs on %s; start one with ./playledger serve"
                .formatted(folder));
  }

  @Test
  @DisplayName("Where a killed service left its address behind, a command says that none answers")
  void noServiceAnyMore() throws Exception {
    Files.writeString(folder.resolve("service.url"), "http://127.0.0.1:1\n");

    Finished refused = playledger("report");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("playledger: the service at http://127.0.0.1:1 does not answer");
  }

  @Test
  @DisplayName("An option that is none is a usage error")
  void noSuchOption() throws Exception {
    Finished refused = playledger("report", "--nonsense");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("--nonsense").contains("Usage: ");
  }

  private Finished playledger(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "./playledger";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Finished.run(PATIENCE, Map.of("PLAYLEDGER_HOME", folder.toString()), command);
  }
}
