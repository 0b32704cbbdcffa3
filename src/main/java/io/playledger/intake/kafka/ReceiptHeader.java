package io.playledger.intake.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.Receipt;
import io.playledger.platform.http.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receipt in JSON, as the records of all events of a request have it; times as text, since a
 * newer version may read what an older one wrote.
 */
record ReceiptHeader(
    String keyId,
    String keyName,
    @Nullable String product,
    String format,
    String receivedAt,
    @Nullable ObjectNode context,
    Set<String> writable) {

  /** Ids hold times that are a little later. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(ReceiptHeader.class);
  private static final ObjectReader READER =
      MAPPER
          .readerFor(ReceiptHeader.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The reader gives null for what is missing; and what cannot be kept would hold others up. */
  ReceiptHeader {
    for (@Nullable String needed : Arrays.asList(keyId, keyName, format, receivedAt)) {
      require(needed != null && !needed.isEmpty() && Text.isStorable(needed));
    }
    require(product == null || Text.isStorable(product));
    require(writable != null);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("a receipt has all of its fields");
    }
  }

  /** The header that all events of a request share. */
  static byte[] of(Receipt receipt) {
    try {
      return WRITER.writeValueAsBytes(
          new ReceiptHeader(
              receipt.keyId(),
              receipt.keyName(),
              receipt.product(),
              receipt.format(),
              receipt.receivedAt().toString(),
              receipt.context(),
              receipt.writable()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt cannot be written as JSON", e);
    }
  }

  private Receipt receipt() {
    return new Receipt(keyId, keyName, product, format, received(), context, Set.copyOf(writable));
  }

  private Instant received() {
    Instant at = Instant.parse(receivedAt);
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
      throw new IllegalArgumentException("nothing was received at " + at);
    }
    return at;
  }

  /** Reads receipts; one that comes several times in a row only once. Not for several threads. */
  static final class Reader {

    private byte[] last = {};
    private @Nullable Receipt receipt;

    /**
     * @throws IOException if that is no JSON
     * @throws IllegalArgumentException if it is no receipt
     */
    Receipt read(byte[] header) throws IOException {
      Receipt known = receipt;
      if (known != null && Arrays.equals(header, last)) {
        return known;
      }
      Receipt read = READER.<ReceiptHeader>readValue(header).receipt();
      last = header;
      receipt = read;
      return read;
    }
  }
}
