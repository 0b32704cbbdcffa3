package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.platform.Home;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Administers API keys. What is to be kept secret alone goes to standard output. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Makes, lists, rotates and revokes the API keys of the running service.",
    synopsisSubcommandLabel = "(create | list | rotate | revoke)")
final class KeysCommand {

  private static final String ROOT = "/admin/keys";

  private final ServiceClient service = new ServiceClient(Home.of(System.getenv()));

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and prints it. It is shown only this once.")
  int create(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "Who will hold it, such as shop-server; the source of its events.")
          String name,
      @Option(
              names = "--scope",
              required = true,
              paramLabel = "SCOPE",
              description =
                  "write:<product>, define:<product> (* for any product) or read; several by"
                      + " repeating the option.")
          List<String> scopes,
      @Option(
              names = "--rate",
              paramLabel = "N",
              description = "Most events it may send in a second; default: no limit.")
          @Nullable Integer rate)
      throws InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
    scopes.forEach(body.putArray("scopes")::add);
    if (rate != null) {
      body.put("eventsPerSecond", rate);
    }
    return print(service.post(ROOT, body), "Made the key %s of '%s'. It is shown only this once:");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the keys.")
  int list() throws InterruptedException {
    ArrayNode table = JsonNodeFactory.instance.arrayNode();
    for (JsonNode key : service.get(ROOT)) {
      table
          .addObject()
          .put("id", key.path("id").asText())
          .put("name", key.path("name").asText())
          .put("scopes", scopes(key))
          .put("rate", orDash(key.path("eventsPerSecond")))
          .put("requests", key.path("numRequests").asLong())
          .put("refused", key.path("numRefused").asLong())
          .put("last used", orDash(key.path("lastUsedAt")))
          .put("revoked", orDash(key.path("revokedAt")));
    }
    System.out.print(TextTable.of(table));
    return 0;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Gives a key another secret and prints the key. It is shown only this once.")
  int rotate(
      @Parameters(paramLabel = "ID", description = "As ./playledger keys list shows it.") String id,
      @Option(
              names = "--grace",
              paramLabel = "TIME",
              defaultValue = "0s",
              converter = TimeSpan.class,
              description =
                  "How long the secret before stays valid, such as 90s, 15m, 1h or 7d; default 0s.")
          Duration grace)
      throws InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("graceSeconds", grace.toSeconds());
    return print(
        service.post(path(id) + "/rotate", body),
        "Rotated the key %s of '%s'. It is shown only this once:");
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a key, for ever.")
  int revoke(
      @Parameters(paramLabel = "ID", description = "As ./playledger keys list shows it.") String id)
      throws InterruptedException {
    JsonNode key = service.post(path(id) + "/revoke");
    System.err.printf(
        "The key %s of '%s' is revoked%n", key.path("id").asText(), key.path("name").asText());
    return 0;
  }

  private static int print(JsonNode key, String sentence) {
    System.err.printf(sentence + "%n", key.path("id").asText(), key.path("name").asText());
    System.out.println(key.path("key").asText());
    return 0;
  }

  private static String path(String id) {
    return ROOT + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private static String orDash(JsonNode value) {
    return value.isNull() ? "-" : value.asText();
  }

  private static String scopes(JsonNode key) {
    return StreamSupport.stream(key.path("scopes").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(" "));
  }
}
