package io.playledger.bench.intake;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.EventRequest.Endpoint;
import io.playledger.bench.own.OwnService;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends events to the service, and keeps account of what it says it has stored. */
public final class Sender {
  private static final String NEW_KEY = "{\"name\":\"%1$s\",\"scopes\":[\"write:%1$s\"]}";

  private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"([^\"]+)\"");

  private static final String COUNT = "select count(*) from ledger.event where product = '%s'";

  private final OwnService service;
  private final String product;
  private final Supplier<EventForm> form;
  private final String key;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();

  /**
   * Of what players do.
   *
   * @param begin time of the first event
   */
  public Sender(OwnService service, Instant begin) throws IOException, InterruptedException {
    this(service, NumberedEvents.PRODUCT, () -> new NumberedEvents(begin));
  }

  /**
   * Of events of a game.
   *
   * @param form for one thread each
   */
  public Sender(OwnService service, String product, Supplier<EventForm> form)
      throws IOException, InterruptedException {
    this.service = service;
    this.product = product;
    this.form = form;
    Matcher text = KEY.matcher(service.api().post("/admin/keys", NEW_KEY.formatted(product)));
    if (!text.find()) {
      throw new CannotMeasureException("the service made no key");
    }
    this.key = text.group(1);
  }

  /**
   * How events are sent.
   *
   * @param connections side by side
   * @param events in each request
   */
  public record Way(String path, int connections, int events) {}

  /** Sends new events, see {@link HttpLoad#run}. */
  public Answers send(Way way, Pace pace, Duration before, Duration measured) throws IOException {
    return send(way, pace, before, measured, numbers::getAndAdd);
  }

  /**
   * Sends events again, from one number to another and from the first again.
   *
   * @param from the first
   * @param to behind the last; both such as {@link #next} gave them
   */
  Answers sendAgain(Way way, long from, long to, Duration before, Duration measured)
      throws IOException {
    AtomicLong again = new AtomicLong();
    return send(
        way, Pace.CLOSED, before, measured, count -> from + again.getAndAdd(count) % (to - from));
  }

  private Answers send(
      Way way, Pace pace, Duration before, Duration measured, IntToLongFunction allot)
      throws IOException {
    Endpoint endpoint = new Endpoint(service.port(), way.path(), key);
    EventForm one = form.get();
    try (HttpLoad load =
        new HttpLoad(
            service.port(),
            way.connections(),
            () -> new EventRequest(endpoint, way.events(), one),
            allot)) {
      Answers answers = load.run(pace, before, measured);
      stored.addAndGet(answers.storedInAll());
      return answers;
    }
  }

  /** The number of the next new event. */
  public long next() {
    return numbers.get();
  }

  /**
   * A service that answers for events that it does not have is fast, and of no use.
   *
   * @throws CannotMeasureException if the ledger has others than were acknowledged
   */
  public void requireStored() throws SQLException {
    try (Connection connection = service.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNT.formatted(product))) {
      row.next();
      if (row.getLong(1) != stored.get()) {
        throw new CannotMeasureException(
            "%d events were acknowledged as stored, and the ledger has %d"
                .formatted(stored.get(), row.getLong(1)));
      }
    }
  }
}
