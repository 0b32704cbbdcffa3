package io.playledger.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.format.RawEvent;
import io.playledger.intake.format.Reason;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.EventBacklog;
import io.playledger.platform.http.EventBacklog.Share;
import io.playledger.platform.key.ApiKey;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the events of a request: finds out whose they are, reads, judges, and has them written. */
@ApplicationScoped
public class Intake {

  /** What is larger, or packed, can take so long to read that no event loop should do it. */
  private static final int SMALL_BODY = 16 * 1024;

  private static final int LONGEST_IDEMPOTENCY_KEY = 200;

  /** W3C Trace Context, section 3.2. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final Senders senders;
  private final Contents contents;
  private final EventRules rules;
  private final EventTimes times;
  private final KeyRates rates;
  private final Destination destination;
  private final EventBacklog backlog;

  Intake(
      Senders senders,
      Contents contents,
      EventRules rules,
      EventTimes times,
      KeyRates rates,
      Destination destination,
      EventBacklog backlog) {
    this.senders = senders;
    this.contents = contents;
    this.rules = rules;
    this.times = times;
    this.rates = rates;
    this.destination = destination;
    this.backlog = backlog;
  }

  /**
   * Takes every event of a delivery, the good and the bad. Never blocks.
   *
   * @param keyText the key that its headers carry; empty where they carry none
   * @return what became of each, in the order of the body, once it is so for good. It fails with a
   *     {@link Refusal} if the delivery is refused as a whole, and nothing of it is taken then
   */
  public CompletionStage<List<Taken>> take(Optional<String> keyText, Delivery delivery) {
    Share unpacked = backlog.open(delivery.body().length);
    return take(keyText, delivery, unpacked).whenComplete((taken, failure) -> unpacked.close());
  }

  /**
   * Reads the events of a delivery as {@link #take} does, and does nothing with them: what the rest
   * of the way costs shows in comparison.
   *
   * @return how many there are; it fails with a {@link Refusal} if the delivery is refused
   */
  public CompletionStage<Integer> parse(Optional<String> keyText, Delivery delivery) {
    Share unpacked = backlog.open(delivery.body().length);
    return senders
        .of(keyText)
        .thenApplyAsync(
            key -> contents.of(delivery, unpacked).events().size(), executorFor(delivery))
        .whenComplete((events, failure) -> unpacked.close());
  }

  /** Events that were received and whose fate is not decided yet, see {@link Destination}. */
  public long inFlight() {
    return destination.underWay();
  }

  private static Executor executorFor(Delivery delivery) {
    return delivery.body().length > SMALL_BODY || delivery.encoding() != null
        ? Infrastructure.getDefaultExecutor()
        : Runnable::run;
  }

  private CompletionStage<List<Taken>> take(
      Optional<String> keyText, Delivery delivery, Share unpacked) {
    Executor executor = executorFor(delivery);
    return keyText.isPresent() || !delivery.isLenient()
        ? senders
            .of(keyText)
            .thenComposeAsync(key -> take(key, delivery, contents.of(delivery, unpacked)), executor)
        : CompletableFuture.supplyAsync(() -> contents.of(delivery, unpacked), executor)
            .thenCompose(content -> takeAsItSays(delivery, content));
  }

  private CompletionStage<List<Taken>> takeAsItSays(Delivery delivery, Content content) {
    return senders
        .of(Optional.ofNullable(content.writeKey()))
        .thenCompose(key -> take(key, delivery, content));
  }

  private CompletionStage<List<Taken>> take(ApiKey key, Delivery delivery, Content content) {
    rates.take(key, content.events().size());
    List<Received> received = judge(delivery, content, receipt(key, delivery, content));
    if (received.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return destination.submit(received).thenApply(outcomes -> taken(received, outcomes));
  }

  private List<Received> judge(Delivery delivery, Content content, Receipt receipt) {
    @Nullable String idempotencyKey = idempotencyKey(delivery);
    List<Received> received = new ArrayList<>(content.events().size());
    for (RawEvent event : content.events()) {
      int index = received.size();
      @Nullable String identity =
          idempotencyKey == null ? null : "idempotency:%s#%d".formatted(idempotencyKey, index);
      Received judged = rules.judge(event, identity, receipt);
      if (isForbidden(judged) && !delivery.isLenient()) {
        throw Refusal.forbidden(
            "the key may not write to %s, the product of event %d"
                .formatted(judged.product(), index));
      }
      received.add(judged);
    }
    return received;
  }

  private static boolean isForbidden(Received event) {
    return event instanceof Received.Bad bad && bad.fault().reason() == Reason.NOT_ALLOWED;
  }

  private Receipt receipt(ApiKey key, Delivery delivery, Content content) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    if (content.context() != null) {
      context.setAll(content.context());
    }
    // One that is not well formed is passed over, as its specification asks.
    @Nullable String trace = delivery.header("traceparent");
    if (trace != null && TRACEPARENT.matcher(trace).matches()) {
      context.put("traceparent", trace);
    }
    return new Receipt(
        key.id(),
        key.name(),
        key.onlyProduct().orElse(null),
        delivery.format(),
        times.now(),
        context.isEmpty() ? null : context,
        key.writableProducts());
  }

  private static @Nullable String idempotencyKey(Delivery delivery) {
    @Nullable String key = delivery.header("idempotency-key");
    if (key != null && (key.isBlank() || key.length() > LONGEST_IDEMPOTENCY_KEY)) {
      throw Refusal.invalid(
          "Idempotency-Key", "must have 1 to %d characters".formatted(LONGEST_IDEMPOTENCY_KEY));
    }
    return key;
  }

  private static List<Taken> taken(List<Received> received, List<Outcome> outcomes) {
    List<Taken> taken = new ArrayList<>(received.size());
    for (int index = 0; index < received.size(); index++) {
      taken.add(new Taken(received.get(index).givenId(), outcomes.get(index)));
    }
    return taken;
  }
}
