package io.playledger.bench;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the program starts. A further benchmark is a further subcommand. */
@Command(
    name = "playledger bench",
    description = {
      "Measures a service that it starts itself, on a fresh home, against what the database alone"
          + " could do."
    },
    version = "playledger bench 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GameCommand.class,
      ReportsCommand.class,
      IntakeCommand.class,
      KafkaCommand.class,
      ProjectionsCommand.class,
      RanksCommand.class
    })
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand())
        .setParameterExceptionHandler((e, args) -> explain(e))
        .setExecutionExceptionHandler((e, command, result) -> explain(e, command));
  }

  /** Picocli would print the whole help, and the message would be far up. */
  private static int explain(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    err.println("Try '" + command.qualifiedName() + " --help'.");
    return ExitStatus.CANNOT_MEASURE;
  }

  private static int explain(Exception e, CommandLine command) throws Exception {
    if (!(e instanceof CannotMeasureException)) {
      throw e;
    }
    command.getErr().println("playledger: " + e.getMessage());
    return ExitStatus.CANNOT_MEASURE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to measure, for example: game");
  }
}
