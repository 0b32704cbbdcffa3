package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.playledger.platform.Home;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks after events that broke a rule. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, repairs, replays and dismisses events that broke a rule.",
    synopsisSubcommandLabel = "(list | show | repair | replay | dismiss)")
final class QuarantineCommand {

  private static final String ROOT = "/admin/quarantine";
  private static final String ID = "As ./playledger quarantine list shows it.";

  private final ServiceClient service = new ServiceClient(Home.of(System.getenv()));

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists events.")
  int list(
      @Mixin Which which,
      @Option(
              names = "--status",
              defaultValue = "waiting",
              description = "waiting (default), replayed or dismissed.")
          String status,
      @Option(names = "--limit", defaultValue = "50", description = "At most so many; default 50.")
          int limit)
      throws InterruptedException {
    ArrayNode table = JsonNodeFactory.instance.arrayNode();
    for (JsonNode event :
        service.get(ROOT + "?status=" + encoded(status) + "&limit=" + limit + which.query())) {
      table
          .addObject()
          .put("id", event.path("id").asText())
          .put("received", event.path("receivedAt").asText())
          .put("product", event.path("product").asText())
          .put("source", event.path("source").asText())
          .put("type", event.path("type").asText("-"))
          .put("reason", event.path("reason").asText())
          .put("field", event.path("field").asText("-"))
          .put("rule", event.path("rule").asText());
    }
    System.out.print(TextTable.of(table));
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints an event: as it was repaired, or else as it came.")
  int show(@Parameters(paramLabel = "ID", description = ID) String id) throws InterruptedException {
    JsonNode event = service.get(path(id));
    System.err.printf(
        "%s %s: %s%n",
        event.path("status").asText(), event.path("reason").asText(), event.path("rule").asText());
    System.out.println(event.path("repaired").asText(event.path("body").asText()));
    return 0;
  }

  @Command(
      name = "repair",
      mixinStandardHelpOptions = true,
      description = "Keeps a repaired event for the replay, and says whether it would be taken.")
  int repair(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(paramLabel = "FILE", description = "The whole event as it should have been.")
          Path file)
      throws InterruptedException {
    JsonNode judged = service.put(path(id) + "/body", read(file));
    if (judged.path("wouldBeTaken").asBoolean()) {
      System.out.println("would be taken");
      return 0;
    }
    System.out.printf("would not be taken: %s%n", fault(judged));
    return 1;
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = "Judges events by the rules of today, and writes those that keep them.")
  int replay(@ArgGroup(multiplicity = "1") OneOrAll what, @Mixin Which which)
      throws InterruptedException {
    return what.id == null ? replayAll(which) : replayOne(what.id);
  }

  private int replayOne(String id) throws InterruptedException {
    JsonNode event = service.post(path(id) + "/replay");
    boolean isTaken = event.hasNonNull("eventId");
    System.out.printf(
        "%s %s%n",
        event.path("fate").asText(), isTaken ? event.path("eventId").asText() : fault(event));
    return isTaken ? 0 : 1;
  }

  private int replayAll(Which which) throws InterruptedException {
    long recorded = 0;
    long stillWaiting = 0;
    String after = "";
    do {
      JsonNode piece = service.post(ROOT + "/replay?" + which.query() + after);
      recorded += piece.path("recorded").asLong();
      stillWaiting += piece.path("stillWaiting").asLong();
      after = piece.hasNonNull("next") ? "&after=" + piece.path("next").asText() : "";
      System.err.printf("%d replayed, %d still waiting%n", recorded, stillWaiting);
    } while (!after.isEmpty());
    System.out.println(recorded);
    return stillWaiting == 0 ? 0 : 1;
  }

  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = "Leaves an event out for good; it stays in quarantine.")
  int dismiss(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why.")
          String note)
      throws InterruptedException {
    service.post(path(id) + "/dismiss", JsonNodeFactory.instance.objectNode().put("note", note));
    return 0;
  }

  private static String fault(JsonNode event) {
    StringJoiner parts = new StringJoiner(" ");
    for (String part : new String[] {"reason", "field", "rule"}) {
      if (event.hasNonNull(part)) {
        parts.add(event.path(part).asText());
      }
    }
    return parts.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailure("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static String path(String id) {
    return ROOT + "/" + encoded(id);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** One event, or all that the options leave. */
  static final class OneOrAll {

    @Parameters(index = "0", paramLabel = "ID", description = ID)
    @Nullable String id;

    @Option(names = "--all", description = "All that wait, or those that the options name.")
    boolean all;
  }

  /** Which events are meant. */
  static final class Which {

    @Option(names = "--product", paramLabel = "PRODUCT", description = "Only of this game.")
    @Nullable String product;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only for this reason.")
    @Nullable String reason;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only of this type.")
    @Nullable String type;

    String query() {
      return parameter("product", product) + parameter("reason", reason) + parameter("type", type);
    }

    private static String parameter(String name, @Nullable String value) {
      return value == null ? "" : "&" + name + "=" + encoded(value);
    }
  }
}
