package io.playledger.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./playledger COMMAND}: those that are not the launcher's own. */
@Command(
    name = "playledger",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      ReportCommand.class,
      RefreshCommand.class,
      RebuildCommand.class,
      RetryCommand.class,
      CheckCommand.class,
      BackupCommand.class,
      ExportCommand.class,
      KeysCommand.class,
      QuarantineCommand.class
    })
public final class PlayledgerCommand {

  private PlayledgerCommand() {}

  public static void main(String... args) {
    CommandLine line = new CommandLine(new PlayledgerCommand());
    // Its arguments are another program's.
    CommandLine sql =
        new CommandLine(new SqlCommand()).setUnmatchedOptionsArePositionalParams(true);
    line.addSubcommand(sql).setExpandAtFiles(false);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (!(failure instanceof CommandFailure)) {
            throw failure;
          }
          command.getErr().println("playledger: " + failure.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(line.execute(args));
  }
}
