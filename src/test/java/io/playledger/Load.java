package io.playledger;

import io.playledger.support.Crowd;
import io.playledger.support.EventSenders;
import java.sql.SQLException;

/** People who play and game servers that send events, at the same time. */
record Load(TwoInstances all, EventSenders senders, Crowd crowd) {

  private static final int EVENTS = 500;
  private static final int ANSWERS = 20;

  /** Waits until more of everything is acknowledged, and more of it recorded. */
  void awaitGoingOn() throws SQLException {
    senders.awaitEvents(EVENTS);
    crowd.awaitAnswers(ANSWERS);
    all.awaitRecords(EVENTS);
  }

  void finish() throws InterruptedException {
    senders.finish();
    crowd.finish();
  }
}
