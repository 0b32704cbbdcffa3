package io.playledger.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a PostgreSQL program is started on this machine. */
final class PostgresCommand {

  private PostgresCommand() {}

  /**
   * Wraps a program's command line.
   *
   * <p>{@code setsid} keeps the signals of a terminal from it: at a Ctrl-C the service ends first,
   * its database after it. PostgreSQL refuses to run as root, so root runs it in a user namespace
   * of its own, where it is nobody. {@code setpriv} has the kernel send SIGINT (PostgreSQL's fast
   * shutdown) when the thread that started it ends, so that a killed service leaves no server
   * behind. Where these tools are missing the program runs plainly; {@link PostgresOrphans} then
   * does that work at the next start.
   */
  static ProcessBuilder of(List<String> program) {
    List<String> command = new ArrayList<>();
    if (onPath("setsid")) {
      command.add("setsid");
    }
    if ("root".equals(System.getProperty("user.name")) && onPath("unshare")) {
      command.addAll(List.of("unshare", "-U"));
    }
    if (onPath("setpriv")) {
      command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
    }
    command.addAll(program);
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

  /** SIGINT, which Java cannot send by itself: PostgreSQL's fast, clean shutdown. */
  static void interrupt(long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
