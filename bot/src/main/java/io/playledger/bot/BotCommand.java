package io.playledger.bot;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the program starts. */
@Command(
    name = "playledger bot",
    description = "Makes traffic for a Playledger service, over HTTP only.",
    version = "playledger bot 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PlayCommand.class)
public final class BotCommand implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BotCommand()).setParameterExceptionHandler((e, args) -> explain(e));
  }

  /** Picocli would print the whole help, and the message would be far up. */
  private static int explain(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    err.println("Try '" + command.qualifiedName() + " --help'.");
    return ExitStatus.CANNOT_START;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do, for example: play");
  }
}
