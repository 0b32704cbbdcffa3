package io.playledger.intake.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.platform.http.Text;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body apart into its events in one pass. What is wrong within one event is noted with that
 * event, so that the others can go on; what makes the body unreadable refuses the whole.
 */
public final class JsonEvents {

  /** Of the parser, for the whole body; an event's own limits are far below. */
  private static final int DEEPEST_BODY = 500;

  private static final int LONGEST_FIELD = 100;
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final String NOT_AN_OBJECT = "must be an object";

  /** In characters; longer ones cost more to read than they can mean. */
  private static final int LONGEST_NUMBER = 1000;

  private final int largestEvent;
  private final int longestNumber;

  /**
   * NaN and its like are read, and so are numbers and keys of any length, to be held against the
   * one event that has them.
   */
  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Keys made to collide are no longer remembered then, and not the fault of the body.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST_BODY)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /**
   * @param largestEvent in bytes
   */
  public JsonEvents(int largestEvent) {
    this(largestEvent, LONGEST_NUMBER);
  }

  private JsonEvents(int largestEvent, int longestNumber) {
    this.largestEvent = largestEvent;
    this.longestNumber = longestNumber;
  }

  /** For events that were taken already: the database writes their numbers out in full. */
  public static JsonEvents ofAnyLength() {
    return new JsonEvents(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * The one event of a body.
   *
   * @throws MalformedBody if the body is not JSON
   */
  public RawEvent one(byte[] body) throws MalformedBody {
    List<RawEvent> events = read(body, (parser, text, all) -> all.add(event(parser, text)));
    return events.get(0);
  }

  /**
   * The events of a body: those of an array, or the one.
   *
   * @throws MalformedBody if the body is not JSON
   */
  public List<RawEvent> oneOrMany(byte[] body) throws MalformedBody {
    return read(
        body,
        (parser, text, all) -> {
          if (parser.currentToken() == JsonToken.START_ARRAY) {
            elements(parser, text, all);
          } else {
            all.add(event(parser, text));
          }
        });
  }

  /**
   * An object that holds its events in the array of one field.
   *
   * @param field name of the array
   * @throws MalformedBody if the body is not JSON, no object, or has no such array
   */
  public Batch batch(byte[] body, String field) throws MalformedBody {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    List<RawEvent> events =
        read(
            body,
            (parser, text, all) -> {
              if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new MalformedBody(NOT_AN_OBJECT);
              }
              boolean found = false;
              while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (!name.equals(field)) {
                  envelope.set(name, fieldOf(parser, name));
                } else if (found || value != JsonToken.START_ARRAY) {
                  throw new MalformedBody("must have one array " + field);
                } else {
                  found = true;
                  elements(parser, text, all);
                }
              }
              if (!found) {
                throw new MalformedBody("must have an array " + field);
              }
            });
    return new Batch(envelope, events);
  }

  /**
   * @param envelope every other field
   */
  public record Batch(ObjectNode envelope, List<RawEvent> events) {}

  private List<RawEvent> read(byte[] body, Reader reader) throws MalformedBody {
    CharBuffer text = Text.utf8(body);
    if (text == null) {
      throw new MalformedBody("is not UTF-8 text");
    }
    if (text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.slice(1, text.length() - 1);
    }
    List<RawEvent> events = new ArrayList<>();
    try (JsonParser parser = parser(text)) {
      if (parser.nextToken() == null) {
        throw new MalformedBody("is empty");
      }
      reader.read(parser, text, events);
      if (parser.nextToken() != null) {
        throw new MalformedBody("has something behind its end" + place(parser.currentLocation()));
      }
    } catch (StreamConstraintsException e) {
      throw new MalformedBody("is nested more than %d deep".formatted(DEEPEST_BODY));
    } catch (StreamReadException e) {
      throw new MalformedBody("is not JSON" + place(e.getLocation()));
    } catch (IOException e) {
      throw new MalformedBody("is not JSON");
    }
    return events;
  }

  /** A field beside the events is of them all, so what is wrong with it is wrong with them all. */
  private JsonNode fieldOf(JsonParser parser, String name) throws IOException, MalformedBody {
    JsonTree tree = new JsonTree(parser, longestNumber);
    JsonNode value = tree.read();
    Fault fault = tree.fault();
    if (fault != null) {
      // A name that nobody could keep is not repeated in a rule, which is kept.
      String field = Text.isStorable(name) && name.length() <= LONGEST_FIELD ? " " + name : "";
      throw new MalformedBody("has a field%s in which a value %s".formatted(field, fault.rule()));
    }
    return value;
  }

  /** Of characters: the parser of bytes takes no escaped surrogates in keys, which JSON has. */
  private JsonParser parser(CharBuffer text) throws IOException {
    return factory.createParser(
        text.array(), text.arrayOffset() + text.position(), text.remaining());
  }

  private void elements(JsonParser parser, CharBuffer text, List<RawEvent> all) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      all.add(event(parser, text));
    }
  }

  /** The value that begins at the current token; afterwards the parser is at its end. */
  private RawEvent event(JsonParser parser, CharBuffer text) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    JsonTree tree = new JsonTree(parser, longestNumber);
    JsonNode json = tree.read();
    // Of a text the parser has read no more than its beginning.
    parser.finishToken();
    int to = (int) parser.currentLocation().getCharOffset();
    // UTF-8 has one spelling for every text, so these are the bytes that came.
    byte[] bytes = text.subSequence(from, to).toString().getBytes(StandardCharsets.UTF_8);
    return new RawEvent(
        json, bytes, tree.fault() != null ? tree.fault() : faultOf(json, bytes.length));
  }

  private @Nullable Fault faultOf(JsonNode json, int length) {
    if (!json.isObject()) {
      return Fault.of(Reason.INVALID_ENVELOPE, null, "an event " + NOT_AN_OBJECT);
    }
    if (length > largestEvent) {
      return Fault.of(
          Reason.TOO_LARGE, null, "an event may have at most %d bytes".formatted(largestEvent));
    }
    return null;
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Reads what begins at the current token. */
  private interface Reader {
    void read(JsonParser parser, CharBuffer text, List<RawEvent> events)
        throws IOException, MalformedBody;
  }
}
