package io.playledger.platform.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line whose process is tied to the service, and not to the service's terminal. */
public final class TiedCommand {

  private TiedCommand() {}

  /**
   * Wraps a program's command line.
   *
   * <p>{@code setsid} keeps the signals of a terminal from it: at a Ctrl-C the service ends first,
   * its servers after it. {@code setpriv} has the kernel send a signal when the thread that started
   * the program ends, so that a killed service leaves nothing behind. Where these tools are missing
   * the program runs plainly; {@link Orphans} then does that work at the next start.
   *
   * @param farewell the signal that has the program end in order, such as TERM
   */
  public static List<String> of(String farewell, List<String> program) {
    List<String> command = new ArrayList<>();
    if (isOnPath("setsid")) {
      command.add("setsid");
    }
    if (isOnPath("setpriv")) {
      command.addAll(List.of("setpriv", "--pdeathsig", farewell));
    }
    command.addAll(program);
    return command;
  }

  /** Whether a shell would find such a program. */
  public static boolean isOnPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
