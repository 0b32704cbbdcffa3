package io.playledger.bench.intake;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;

/**
 * Sends events over several connections from one thread: the load shares its cores with the
 * service, and a thread for each connection would cost more than the requests.
 */
final class HttpLoad implements AutoCloseable {
  private static final int READ_BUFFER = 64 * 1024;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long ONE_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Selector selector = Selector.open();
  private final List<HttpConnection> connections = new ArrayList<>();
  private final Deque<HttpConnection> idle = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
  private final IntToLongFunction numbers;

  /**
   * @param request makes one for each connection
   * @param numbers allots so many numbers of events and gives the first of them
   */
  HttpLoad(int port, int count, Requests request, IntToLongFunction numbers) throws IOException {
    this.numbers = numbers;
    try {
      for (int number = 0; number < count; number++) {
        connections.add(HttpConnection.open(port, selector, request.make()));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    idle.addAll(connections);
  }

  /** Makes requests, each with bytes of its own. */
  interface Requests {
    EventRequest make();
  }

  /**
   * Sends until the time is over, and waits for the answers that are missing then.
   *
   * @param before not counted
   * @param measured the answers of this time count, and how long those took that were asked for in
   *     it
   */
  Answers run(Pace pace, Duration before, Duration measured) {
    long start = System.nanoTime();
    Answers answers = new Answers(start, measured);
    long begin = start + before.toNanos();
    long end = begin + measured.toNanos();
    try {
      for (long sent = 0; ; ) {
        long due = start + pace.dueAfter(sent);
        long now = System.nanoTime();
        boolean more = (pace.isOpen() ? due : now) - end < 0 && pace.has(sent);
        if (more && due - now <= 0 && !idle.isEmpty()) {
          HttpConnection connection = idle.remove();
          connection.send(numbers.applyAsLong(connection.events()), pace.isOpen() ? due : now);
          sent++;
        } else if (!more && idle.size() == connections.size()) {
          return answers;
        } else {
          await(more && !idle.isEmpty() ? due - now : ONE_MILLI * 100);
          collect(answers, begin, end);
        }
      }
    } catch (IOException e) {
      throw new CannotMeasureException("the load failed: " + e.getMessage(), e);
    }
  }

  /** At least a millisecond: to look again and again would take the service's time. */
  private void await(long nanos) throws IOException {
    selector.select(Math.max(1, nanos / ONE_MILLI));
  }

  private void collect(Answers answers, long begin, long end) throws IOException {
    long now = System.nanoTime();
    if (now - end > PATIENCE) {
      throw new IOException("requests are still not answered long after they were due");
    }
    for (SelectionKey key : selector.selectedKeys()) {
      HttpConnection connection = (HttpConnection) key.attachment();
      if (connection.goOn(buffer)) {
        HttpAnswer answer = connection.answer();
        answers.add(answer.status(), answer.beginning(), now - begin >= 0 && now - end < 0);
        if (connection.since() - begin >= 0 && connection.since() - end < 0) {
          answers.took(System.nanoTime() - connection.since());
        }
        idle.add(connection);
      }
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    for (HttpConnection connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
