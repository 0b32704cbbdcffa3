package io.playledger.intake.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the Segment protocol. A {@code track} call is an event of the name it gives; the
 * other calls are events named after what they say.
 *
 * @see <a href="https://segment.com/docs/connections/spec/common/">Segment's common fields</a>
 */
final class SegmentFormat implements EventFormat {

  /** Call, the type of event it is, and where its facts are. */
  private static final Map<String, Call> CALLS =
      Map.of(
          "identify", new Call("player_identified", "traits"),
          "group", new Call("group_joined", "traits"),
          "page", new Call("page_viewed", "properties"),
          "screen", new Call("screen_viewed", "properties"),
          "alias", new Call("player_aliased", "properties"));

  private static final String TRACK = "track";

  /** For messages that do not say which call they are, since their path does. */
  private final String call;

  SegmentFormat(String call) {
    this.call = call;
  }

  @Override
  public Draft read(ObjectNode message) throws BrokenRule {
    @Nullable String said = Fields.text(message, "type");
    String name = said == null ? call : said;
    ObjectNode context = Fields.object(message, "context").deepCopy();
    ObjectNode data;
    String type;
    if (name.equals(TRACK)) {
      String event = Fields.requiredText(message, "", "event");
      type = TypeName.snakeCase("event", event);
      data = Fields.object(message, "properties");
      if (!type.equals(event)) {
        context.put("event", event);
      }
    } else {
      Call other = CALLS.get(name);
      if (other == null) {
        throw Fields.invalid("type", "must be track, identify, page, screen, group or alias");
      }
      type = other.type();
      data = data(message, other);
    }
    @Nullable String user = Fields.text(message, "userId");
    @Nullable String anonymous = Fields.text(message, "anonymousId");
    if (user != null && anonymous != null) {
      context.put("anonymousId", anonymous);
    }
    return new Draft(
        Fields.text(message, "messageId"),
        type,
        null,
        time(message),
        null,
        user == null ? anonymous : user,
        null,
        data,
        Fields.orNull(context));
  }

  /** The time that the client gave the message; what the way took is the transport's affair. */
  private static @Nullable String time(ObjectNode message) throws BrokenRule {
    @Nullable String time = Fields.text(message, "timestamp");
    return time == null ? Fields.text(message, "originalTimestamp") : time;
  }

  private static ObjectNode data(ObjectNode message, Call call) throws BrokenRule {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.setAll(Fields.object(message, call.facts()));
    for (String field : new String[] {"name", "category", "groupId", "previousId"}) {
      if (!data.has(field)) {
        Fields.move(message, field, data, field);
      }
    }
    return data;
  }

  private record Call(String type, String facts) {}
}
