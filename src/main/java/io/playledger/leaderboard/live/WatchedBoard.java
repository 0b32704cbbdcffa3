package io.playledger.leaderboard.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A board, as it was read last, and who watches it. Of one thread at a time. */
final class WatchedBoard {

  /** What changes without an event: people are erased, a day is over. */
  private static final Duration READ_ANYWAY = Duration.ofSeconds(5);

  private final BoardReader.Key key;
  private final List<Viewer> viewers = new ArrayList<>();
  private LiveEvent.@Nullable Shown latest;
  private String progress = "";
  private long readAt;

  WatchedBoard(BoardReader.Key key) {
    this.key = key;
  }

  List<Viewer> viewers() {
    return viewers;
  }

  boolean isDue(String now, long time) {
    return latest == null || !progress.equals(now) || time - readAt > READ_ANYWAY.toNanos();
  }

  /**
   * Reads it anew.
   *
   * @param now the progress of all boards, asked for before
   * @return whether it is another one
   */
  boolean read(BoardReader reader, String now, long time) {
    LiveEvent.Shown before = latest;
    LiveEvent.Shown read = reader.read(key);
    latest = read;
    progress = now;
    readAt = time;
    return !read.equals(before);
  }

  /** Sends everyone what they lack. */
  void show(Duration heartbeat, long time) {
    for (Viewer viewer : viewers) {
      if (latest != null) {
        viewer.show(latest, time);
      }
      viewer.beat(heartbeat, time);
    }
  }
}
