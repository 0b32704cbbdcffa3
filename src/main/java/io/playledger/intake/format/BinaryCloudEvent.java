package io.playledger.intake.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Turns a CloudEvent in binary mode, whose attributes are headers and whose data is the body, into
 * the same event in structured mode.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">
 *     HTTP Protocol Binding for CloudEvents</a>
 */
public final class BinaryCloudEvent {

  /** Of every attribute's header. */
  private static final String PREFIX = "ce-";

  private BinaryCloudEvent() {}

  /** Whether headers carry an event; names in lower case. */
  public static boolean isIn(Map<String, String> headers) {
    return headers.containsKey(PREFIX + "specversion");
  }

  /**
   * @param headers of the request; names in lower case
   * @param body the data as they came, byte for byte; nothing where it is empty
   */
  public static byte[] structured(Map<String, String> headers, byte[] body) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            event.put(name.substring(PREFIX.length()), decoded(value));
          }
        });
    String contentType = headers.get("content-type");
    if (contentType != null && body.length > 0) {
      event.put("datacontenttype", contentType);
    }
    byte[] attributes = CanonicalJson.write(event).getBytes(StandardCharsets.UTF_8);
    if (body.length == 0) {
      return attributes;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(attributes.length + body.length + 16);
    all.write(attributes, 0, attributes.length - 1);
    all.writeBytes(",\"data\":".getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    all.write('}');
    return all.toByteArray();
  }

  /** Values are percent-encoded where they are not plain ASCII; one that is not stays as it is. */
  private static String decoded(String value) {
    if (value.indexOf('%') < 0) {
      return value;
    }
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
