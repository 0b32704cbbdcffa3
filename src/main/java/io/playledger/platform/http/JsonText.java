package io.playledger.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads strings, and refuses those that the database would refuse or alter. */
final class JsonText extends StringDeserializer {

  private static final long serialVersionUID = 1;

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    @Nullable String text = super.deserialize(parser, context);
    if (text != null && !Text.isStorable(text)) {
      throw new InvalidFormatException(parser, Text.RULE, text, String.class);
    }
    return text;
  }
}
