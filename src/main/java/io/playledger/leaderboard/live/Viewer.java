package io.playledger.leaderboard.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One who watches a board. While the last thing sent is not taken, only the latest board is kept
 * for the client: others before it are left out. Except for the stream itself, of one thread alone;
 * times are in nanoseconds of {@link System#nanoTime()}.
 */
final class Viewer {

  private static final LiveEvent HEARTBEAT = new LiveEvent.Heartbeat();

  private final Client client;
  private volatile @Nullable MultiEmitter<? super LiveEvent> stream;

  /** Of the board that the client has, or will have next. */
  private @Nullable String boardId;

  private long lastSent;
  private long lastReady;

  /**
   * @param boardId of the board that the client has already; null if none
   */
  Viewer(Client client, @Nullable String boardId, long now) {
    this.client = client;
    this.boardId = boardId;
    this.lastSent = now;
    this.lastReady = now;
  }

  Client client() {
    return client;
  }

  /**
   * What the client is sent.
   *
   * @param begun told when it is subscribed to; nothing is sent before
   */
  Multi<LiveEvent> events(Runnable begun) {
    return Multi.createFrom()
        .emitter(
            subscribed -> {
              stream = subscribed;
              begun.run();
            },
            BackPressureStrategy.LATEST);
  }

  /** Sends a board, unless the client has it. */
  void show(LiveEvent.Shown board, long now) {
    MultiEmitter<? super LiveEvent> open = stream;
    if (open != null && !board.id().equals(boardId)) {
      open.emit(board);
      boardId = board.id();
      lastSent = now;
    }
  }

  /** Says that the connection holds, if nothing was said for a while. */
  void beat(Duration heartbeat, long now) {
    MultiEmitter<? super LiveEvent> open = stream;
    // Only if nothing waits: it would take the place of a board.
    if (open != null && now - lastSent >= heartbeat.toNanos() && open.requested() > 0) {
      open.emit(HEARTBEAT);
      lastSent = now;
    }
  }

  boolean isGone() {
    MultiEmitter<? super LiveEvent> open = stream;
    return client.isGone() || (open != null && open.isCancelled());
  }

  /** Whether the client has taken nothing for so long, though there was something to take. */
  boolean isStalled(Duration patience, long now) {
    MultiEmitter<? super LiveEvent> open = stream;
    if (open != null && open.requested() > 0) {
      lastReady = now;
    }
    return now - lastReady > patience.toNanos();
  }

  /** Ends the stream; in good order if that need not wait for the client. */
  void end() {
    MultiEmitter<? super LiveEvent> open = stream;
    if (open != null && open.requested() > 0) {
      open.complete();
    } else {
      client.cutOff();
    }
  }
}
