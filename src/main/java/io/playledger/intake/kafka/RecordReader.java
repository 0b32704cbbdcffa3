package io.playledger.intake.kafka;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.intake.EventRules;
import io.playledger.intake.EventTimes;
import io.playledger.intake.Readers;
import io.playledger.intake.Receipt;
import io.playledger.intake.Received;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.Received.Original;
import io.playledger.intake.format.BinaryCloudEvent;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.Formats;
import io.playledger.intake.format.RawEvent;
import io.playledger.intake.format.Reason;
import io.playledger.platform.kafka.KafkaConfig;
import io.playledger.platform.key.Scope;
import io.playledger.sender.kafka.EventRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into judged events. Every record is one, good or bad: what cannot be read goes to
 * quarantine, and holds nothing up.
 */
@ApplicationScoped
class RecordReader {

  private static final Logger LOG = Logger.getLogger(RecordReader.class);

  /** Nobody has a key there: who may write to a topic is Kafka's affair. */
  private static final String NO_KEY = "kafka";

  private static final String NO_PRODUCT = "-";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final byte[] NOTHING = {};

  private final KafkaConfig config;
  private final Readers readers;
  private final EventRules rules;
  private final EventTimes times;

  RecordReader(KafkaConfig config, Readers readers, EventRules rules, EventTimes times) {
    this.config = config;
    this.readers = readers;
    this.rules = rules;
    this.times = times;
  }

  /** In the order given; neighbours are likely to be of one request. */
  List<Received> read(List<ConsumerRecord<byte[], byte[]>> records) {
    ReceiptHeader.Reader receipts = new ReceiptHeader.Reader();
    return records.stream().map(record -> read(record, receipts)).toList();
  }

  private Received read(ConsumerRecord<byte[], byte[]> read, ReceiptHeader.Reader receipts) {
    try {
      return judge(read, receipts);
    } catch (RuntimeException e) {
      LOG.errorf(e, "a record of %s fails us; it goes to quarantine", read.topic());
      return foreign(read, "cannot be read");
    }
  }

  private Received judge(ConsumerRecord<byte[], byte[]> read, ReceiptHeader.Reader receipts) {
    if (read.topic().equals(config.gameTopic())) {
      return own(read);
    }
    return read.topic().equals(config.intakeTopic()) ? received(read, receipts) : others(read);
  }

  /** As a game of ours has sent it. */
  private Received own(ConsumerRecord<byte[], byte[]> read) {
    try {
      Event event = EventRecord.read(read);
      if (event.source().equals(EventRules.OUR_SOURCE)) {
        return new Good(event, null, new Original(receipt(read, Formats.JSON), null, value(read)));
      }
      return foreign(read, "must have our own source: nobody else may write to this topic");
    } catch (IllegalArgumentException e) {
      return foreign(read, String.valueOf(e.getMessage()));
    }
  }

  /** As the intake has taken it from a request. */
  private Received received(ConsumerRecord<byte[], byte[]> read, ReceiptHeader.Reader receipts) {
    try {
      ReceivedRecord.Content content = ReceivedRecord.read(read, receipts);
      RawEvent event = readers.one(content.value());
      Received judged = rules.judge(event, content.identity(), content.receipt());
      return judged instanceof Bad bad && content.quarantineId() != null
          ? bad.under(content.quarantineId())
          : judged;
    } catch (IllegalArgumentException e) {
      return foreign(read, String.valueOf(e.getMessage()));
    }
  }

  /** As an application has written it. */
  private Received others(ConsumerRecord<byte[], byte[]> read) {
    Map<String, String> headers = headers(read);
    boolean isBinary = BinaryCloudEvent.isIn(headers);
    String contentType = headers.getOrDefault("content-type", "");
    boolean isStructured = contentType.toLowerCase(Locale.ROOT).startsWith(STRUCTURED);
    String format = isBinary || isStructured ? Formats.CLOUD_EVENTS : Formats.JSON;
    RawEvent event = isBinary ? cloudEvent(headers, value(read)) : readers.one(value(read));
    return rules.judge(event, null, receipt(read, format));
  }

  /**
   * The data are read by themselves first, or they could close their object and go on behind it.
   */
  private RawEvent cloudEvent(Map<String, String> headers, byte[] data) {
    RawEvent alone = readers.one(data);
    return data.length > 0 && alone.fault() != null && alone.fault().reason() == Reason.MALFORMED
        ? alone
        : readers.one(BinaryCloudEvent.structured(headers, data));
  }

  /**
   * By the names that they have in HTTP, where values are percent-encoded, as they are not here.
   */
  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> read) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : read.headers()) {
      if (header.value() != null) {
        String value = new String(header.value(), StandardCharsets.UTF_8);
        boolean isAttribute = header.key().startsWith("ce_");
        headers.put(
            (isAttribute ? "ce-" + header.key().substring(3) : header.key())
                .toLowerCase(Locale.ROOT),
            isAttribute ? value.replace("%", "%25") : value);
      }
    }
    return headers;
  }

  private Bad foreign(ConsumerRecord<byte[], byte[]> read, String rule) {
    return new Bad(
        EventId.at(times.now()),
        NO_PRODUCT,
        read.topic(),
        null,
        null,
        Fault.of(Reason.MALFORMED, null, "a record of this topic " + rule),
        new Original(receipt(read, Formats.JSON), null, value(read)));
  }

  /**
   * By the clock of the service: those of brokers and producers may be wrong by any amount. The
   * source of events that name none is the topic.
   */
  private Receipt receipt(ConsumerRecord<byte[], byte[]> read, String format) {
    @Nullable String product =
        config.telemetryTopics().contains(read.topic()) ? config.telemetryProduct() : null;
    return new Receipt(NO_KEY, read.topic(), product, format, times.now(), null, Set.of(Scope.ANY));
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> read) {
    return read.value() == null ? NOTHING : read.value();
  }
}
