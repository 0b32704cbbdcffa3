package io.playledger.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in JSON. {@code product}, {@code playerid} and {@code sessionid} are extensions;
 * without {@code playerid} the subject is the player.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">
 *     JSON Event Format for CloudEvents</a>
 */
final class CloudEventsFormat implements EventFormat {

  private static final Set<String> IN_ENVELOPE =
      Set.of(
          "specversion",
          "id",
          "source",
          "time",
          "type",
          "subject",
          "product",
          "playerid",
          "sessionid",
          "data",
          "data_base64",
          "datacontenttype");

  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,100}");

  /** No part can be read in two ways, or a long text could be read in very many. */
  private static final Pattern JSON = Pattern.compile("(?i)[^/;]+/([^/;]*\\+)?json(\\s*;.*)?");

  private final JsonEvents json;

  CloudEventsFormat(JsonEvents json) {
    this.json = json;
  }

  @Override
  public Draft read(ObjectNode event) throws BrokenRule {
    if (!"1.0".equals(Fields.text(event, "specversion"))) {
      throw Fields.invalid("specversion", "must be \"1.0\"");
    }
    String type = Fields.requiredText(event, "", "type");
    String name = TypeName.snakeCase("type", type);
    ObjectNode context = extensions(event);
    if (!name.equals(type)) {
      context.put("type", type);
    }
    @Nullable String subject = Fields.text(event, "subject");
    @Nullable String player = Fields.text(event, "playerid");
    if (player != null && subject != null) {
      context.put("subject", subject);
    }
    return new Draft(
        Fields.requiredText(event, "", "id"),
        name,
        Fields.requiredText(event, "", "source"),
        Fields.text(event, "time"),
        Fields.text(event, "product"),
        player == null ? subject : player,
        Fields.text(event, "sessionid"),
        data(event),
        Fields.orNull(context));
  }

  private static ObjectNode extensions(ObjectNode event) throws BrokenRule {
    ObjectNode extensions = JsonNodeFactory.instance.objectNode();
    Iterator<Map.Entry<String, JsonNode>> fields = event.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (IN_ENVELOPE.contains(field.getKey()) || field.getValue().isNull()) {
        continue;
      }
      if (!ATTRIBUTE.matcher(field.getKey()).matches()) {
        throw Fields.invalid(field.getKey(), "is no attribute name: lower-case letters and digits");
      }
      if (field.getValue().isContainerNode()) {
        throw Fields.invalid(field.getKey(), "must be a text, a number or true or false");
      }
      extensions.set(field.getKey(), field.getValue());
    }
    return extensions;
  }

  private ObjectNode data(ObjectNode event) throws BrokenRule {
    @Nullable String contentType = Fields.text(event, "datacontenttype");
    if (contentType != null && !JSON.matcher(contentType).matches()) {
      throw Fields.invalid("datacontenttype", "must be JSON: the data are a JSON object");
    }
    @Nullable String base64 = Fields.text(event, "data_base64");
    if (base64 == null) {
      return Fields.object(event, "data");
    }
    if (event.has("data")) {
      throw Fields.invalid("data_base64", "cannot come beside data");
    }
    return decoded(base64);
  }

  private ObjectNode decoded(String base64) throws BrokenRule {
    try {
      RawEvent data = json.one(Base64.getDecoder().decode(base64));
      if (!(data.json() instanceof ObjectNode object)) {
        throw Fields.invalid("data", "must be an object");
      }
      if (data.fault() != null) {
        throw new BrokenRule(data.fault());
      }
      return object;
    } catch (IllegalArgumentException | MalformedBody e) {
      throw Fields.invalid("data_base64", "must be a JSON object in base64");
    }
  }
}
