package io.playledger.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @DisplayName("Help names the benchmarks, and a benchmark's help its options and exit statuses")
  void help() {
    assertEquals(ExitStatus.MEASURED, run("--help"));
    assertEquals(ExitStatus.MEASURED, run("game", "--help"));
    assertEquals(ExitStatus.MEASURED, run("intake", "--help"));
    assertEquals(ExitStatus.MEASURED, run("kafka", "--help"));
    assertEquals(ExitStatus.MEASURED, run("projections", "--help"));
    assertEquals(ExitStatus.MEASURED, run("ranks", "--help"));

    String help = out.toString();
    assertTrue(help.contains("Usage: playledger bench [-hV] COMMAND"), help);
    assertTrue(help.contains("Usage: playledger bench game"), help);
    assertTrue(help.contains("Usage: playledger bench intake"), help);
    assertTrue(help.contains("Usage: playledger bench kafka"), help);
    assertTrue(help.contains("Usage: playledger bench projections"), help);
    assertTrue(help.contains("Usage: playledger bench ranks"), help);
    assertTrue(help.contains("--seconds=N") && help.contains("Exit status:"), help);
  }

  @Test
  @DisplayName("Without a benchmark it says how to name one")
  void nothing() {
    assertEquals(ExitStatus.CANNOT_MEASURE, run());

    assertTrue(err.toString().startsWith("Say what to measure, for example: game"));
  }

  @ParameterizedTest
  @DisplayName("An option out of bounds is refused with its name, before anything starts")
  @CsvSource({
    "--clients=0, --clients must be 1 to 512",
    "--clients=8;513, Invalid value",
    "--seconds=0, --seconds must be 1 to 3600",
    "--warm-up=-1, --warm-up must be 0 to 3600",
    "--rounds=0, --rounds must be 1 to 100",
    "--nonsense, Unknown option: '--nonsense'",
  })
  void refused(String option, String reason) {
    assertEquals(ExitStatus.CANNOT_MEASURE, run("game", option));

    assertTrue(err.toString().startsWith(reason), err.toString());
  }

  @ParameterizedTest
  @DisplayName("So is one of the intake")
  @CsvSource({
    "--connections=65, --connections must be 1 to 64",
    "--seconds=0, --seconds must be 1 to 3600",
    "--warm-up=-1, --warm-up must be 0 to 3600",
    "--rounds=101, --rounds must be 1 to 100",
    "--soak=9s, '--soak must be 0s, or 10s to 24h, was 9s'",
    "--soak=10, Invalid value for option '--soak'",
  })
  void refusedByIntake(String option, String reason) {
    assertEquals(ExitStatus.CANNOT_MEASURE, run("intake", option));

    assertTrue(err.toString().startsWith(reason), err.toString());
  }

  @ParameterizedTest
  @DisplayName("So is one of Kafka")
  @CsvSource({
    "--events=0, --events must be 1 to 10000000",
    "--warm-up=-1, --warm-up must be 0 to 10000000",
    "--rounds=0, --rounds must be 1 to 100",
    "--seconds=3601, --seconds must be 1 to 3600",
    "--lag=0, --lag must be 1 to 10000000",
  })
  void refusedByKafka(String option, String reason) {
    assertEquals(ExitStatus.CANNOT_MEASURE, run("kafka", option));

    assertTrue(err.toString().startsWith(reason), err.toString());
  }

  @ParameterizedTest
  @DisplayName("So is one of the projections and of the ranks")
  @CsvSource({
    "projections, --events=0, --events must be 1 to 10000000",
    "projections, --results=9999, --results must be 10000 to 10000000",
    "projections, --seconds=1, --seconds must be 2 to 3600",
    "projections, --rounds=0, --rounds must be 1 to 100",
    "ranks, --small=999, --small must be 1000 to 10000000",
    "ranks, --large=10000001, --large must be 1000 to 10000000",
    "ranks, --seconds=0, --seconds must be 1 to 3600",
    "ranks, --rounds=101, --rounds must be 1 to 100",
  })
  void refusedByOthers(String command, String option, String reason) {
    assertEquals(ExitStatus.CANNOT_MEASURE, run(command, option));

    assertTrue(err.toString().startsWith(reason), err.toString());
  }

  private int run(String... arguments) {
    CommandLine command = BenchCommand.commandLine();
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
