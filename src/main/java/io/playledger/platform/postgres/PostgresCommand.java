package io.playledger.platform.postgres;

import io.playledger.platform.process.TiedCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a PostgreSQL program is started on this machine. */
final class PostgresCommand {

  /** SIGINT: PostgreSQL's fast, clean shutdown. */
  static final String FAREWELL = "INT";

  private PostgresCommand() {}

  /**
   * Wraps a program's command line. PostgreSQL refuses to run as root, so root runs it in a user
   * namespace of its own, where it is nobody. The namespace comes first: entering one would undo
   * what ties the program to the service.
   */
  static ProcessBuilder of(List<String> program) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name")) && TiedCommand.isOnPath("unshare")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(TiedCommand.of(FAREWELL, program));
    ProcessBuilder builder = new ProcessBuilder(command);
    // The caller's PG* variables and locale must not reach a server of our own.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder.redirectErrorStream(true);
  }

  /** Runs a program to its end. */
  static void run(List<String> program, Path log) throws IOException, InterruptedException {
    int status =
        of(program)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with status %d; see %s".formatted(program.get(0), status, log));
    }
  }
}
