package io.playledger.leaderboard.live;

import io.playledger.platform.error.StorageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All who watch boards, by board. Of one thread alone, which lets others read. Times are in
 * nanoseconds of {@link System#nanoTime()}.
 */
final class Audience {

  private static final Logger LOG = Logger.getLogger(Audience.class);

  private final BoardReader reader;
  private final ExecutorService readers;
  private final Places places;
  private final LiveConfig config;
  private final Map<BoardReader.Key, WatchedBoard> boards = new HashMap<>();
  private @Nullable String progress;
  private boolean isFailing;

  Audience(BoardReader reader, ExecutorService readers, Places places, LiveConfig config) {
    this.reader = reader;
    this.readers = readers;
    this.places = places;
    this.config = config;
  }

  boolean isEmpty() {
    return boards.isEmpty();
  }

  void add(BoardReader.Key key, Viewer viewer) {
    boards.computeIfAbsent(key, WatchedBoard::new).viewers().add(viewer);
  }

  /**
   * Sends everyone what they lack.
   *
   * @param look whether to ask how far the boards are; else only those are read that never were
   */
  void serve(boolean look, long time) throws InterruptedException {
    sweep(time);
    try {
      if (look) {
        progress = null;
        progress = reader.progress();
      }
      if (progress != null) {
        read(progress, time);
        noticeSuccess();
      }
    } catch (StorageException e) {
      noticeFailure(e);
    } catch (ExecutionException e) {
      noticeFailure(e.getCause() == null ? e : e.getCause());
    }
    boards.values().forEach(board -> board.show(config.heartbeat(), time));
  }

  /** Ends all streams. */
  void end() {
    for (WatchedBoard board : boards.values()) {
      for (Viewer viewer : board.viewers()) {
        viewer.end();
        places.giveBack(viewer.client().address());
      }
    }
    boards.clear();
  }

  /** Lets those go who have gone, and those who take nothing. */
  private void sweep(long time) {
    boards.values().forEach(board -> board.viewers().removeIf(viewer -> isOver(viewer, time)));
    boards.values().removeIf(board -> board.viewers().isEmpty());
  }

  private boolean isOver(Viewer viewer, long time) {
    boolean isGone = viewer.isGone();
    if (!isGone && !viewer.isStalled(config.patience(), time)) {
      return false;
    }
    if (!isGone) {
      LOG.debugf("cutting off %s, who takes nothing", viewer.client().address());
      viewer.client().cutOff();
    }
    places.giveBack(viewer.client().address());
    return true;
  }

  /** Reads what may have changed. One board that cannot be read keeps no other from it. */
  private void read(String now, long time) throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> readings = new ArrayList<>();
    for (WatchedBoard board : boards.values()) {
      if (board.isDue(now, time)) {
        readings.add(() -> board.read(reader, now, time));
      }
    }
    List<Future<Boolean>> all = readers.invokeAll(readings);
    for (Future<Boolean> one : all) {
      one.get();
    }
  }

  private void noticeSuccess() {
    if (isFailing) {
      isFailing = false;
      LOG.info("boards that are watched go on");
    }
  }

  private void noticeFailure(Throwable failure) {
    if (!isFailing) {
      isFailing = true;
      LOG.warnf(
          failure instanceof StorageException ? null : failure,
          "boards that are watched stand still: %s",
          failure.getMessage());
    }
  }
}
