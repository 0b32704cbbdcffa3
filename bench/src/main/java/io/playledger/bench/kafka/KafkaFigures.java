package io.playledger.bench.kafka;

import io.playledger.bench.intake.Rounds;
import java.util.List;

/** What was measured. */
public record KafkaFigures(Ways ways, Sinks sinks) {

  /**
   * From whoever sends events to the ledger.
   *
   * @param topic events per second that were written to the topic, against the ceiling
   * @param batches likewise, sent over HTTP
   * @param delays at a fixed rate, by way
   */
  public record Ways(Rounds topic, Rounds batches, List<Delay> delays) {}

  /**
   * From when an event was due to be sent until a reader of the ledger can see it.
   *
   * @param way how it was sent
   * @param perSecond events, sent whether or not those before had arrived
   */
  public record Delay(
      String way, int perSecond, double p50Millis, double p99Millis, double mostMillis) {}

  /**
   * What was waiting in Kafka, on its way to the ledger.
   *
   * @param two events per second that two instances took, against one
   */
  public record Sinks(Rounds two, Backlog backlog) {}

  /**
   * What one instance did about many events.
   *
   * @param events that were waiting when it started
   * @param seconds from its start until all of them were in the ledger
   * @param liveBytes most that was left after a full collection
   * @param mostBytes used at any time that was looked at, garbage included
   */
  public record Backlog(long events, double seconds, long liveBytes, long mostBytes) {}
}
