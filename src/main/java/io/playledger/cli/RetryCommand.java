package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.platform.Home;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Has a projection go on that has stopped. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description =
        "Has a projection go on that has stopped because too many events failed. If it went on"
            + " without events that it could not take, it is rebuilt as well, beside the live rows:"
            + " taken later they would come in another order than they happened.",
    footer = "Exit status: 0 if it goes on, 1 if there is no such projection.")
final class RetryCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "A projection; GET /projections lists them.")
  private String name = "";

  private final Home home = Home.of(System.getenv());
  private final ServiceClient service = new ServiceClient(home);

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (RunningService running = RunningService.findOrStart(service, home)) {
      JsonNode state = service.post("/projections/%s/retry".formatted(name));
      System.out.println(
          state.path("rebuild").isObject()
              ? "%s goes on, and is rebuilt for the sake of %d events that it lacks; see ./playledger rebuild %1$s"
                  .formatted(name, state.path("parked").asLong())
              : "%s goes on".formatted(name));
      return 0;
    }
  }
}
