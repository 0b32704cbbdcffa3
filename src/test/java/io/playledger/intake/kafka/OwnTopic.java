package io.playledger.intake.kafka;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Await;
import io.playledger.support.KafkaResource;
import io.playledger.support.KafkaWriter;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A topic that the application under test does not read, and what the ledger has of it. Its events
 * are of a product of the same name.
 */
record OwnTopic(String name, AgroalDataSource dataSource) implements AutoCloseable {

  static OwnTopic of(AgroalDataSource dataSource, int partitions) {
    OwnTopic topic = new OwnTopic("own-" + UUID.randomUUID(), dataSource);
    topic.make(partitions);
    return topic;
  }

  TopicPartition partition(int number) {
    return new TopicPartition(name, number);
  }

  /** Also where one of that name is still being deleted. */
  void make(int partitions) {
    try (AdminClient admin = KafkaResource.broker().admin()) {
      Await.until(
          "the topic is made",
          () -> {
            try {
              admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
              return true;
            } catch (ExecutionException e) {
              if (e.getCause() instanceof TopicExistsException) {
                return false;
              }
              throw e;
            }
          });
    }
  }

  void delete() {
    try (AdminClient admin = KafkaResource.broker().admin()) {
      Await.until("deleted", () -> admin.deleteTopics(List.of(name)).all().get() == null);
    }
  }

  /** Kafka forgets the records before an offset. */
  void deleteRecords(int partition, long before) {
    try (AdminClient admin = KafkaResource.broker().admin()) {
      Await.until(
          "the records are deleted",
          () ->
              admin
                      .deleteRecords(
                          Map.of(partition(partition), RecordsToDelete.beforeOffset(before)))
                      .all()
                      .get()
                  == null);
    }
  }

  /** Writes an event for each id, one after the other. */
  void write(int partition, String... ids) {
    try (KafkaWriter writer = KafkaWriter.to(KafkaResource.broker(), Map.of())) {
      for (String id : ids) {
        writer.write(KafkaWriter.record(name, partition, null, event(id)));
      }
    }
  }

  /** Writes events in a transaction. */
  void writeInTransaction(boolean commits, String... ids) {
    try (KafkaWriter writer =
        KafkaWriter.to(KafkaResource.broker(), Map.of("transactional.id", name))) {
      writer.producer().initTransactions();
      writer.producer().beginTransaction();
      for (String id : ids) {
        writer.write(name, event(id));
      }
      if (commits) {
        writer.producer().commitTransaction();
      } else {
        writer.producer().abortTransaction();
      }
    }
  }

  String event(String id) {
    return "{\"id\":\"%s\",\"type\":\"door_opened\",\"product\":\"%s\",\"data\":{\"id\":\"%1$s\"}}"
        .formatted(id, name);
  }

  /** The ids of the events in the ledger, in their order. */
  List<String> stored() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.column(
          connection,
          String.class,
          "select data ->> 'id' from ledger.event where product = ? order by position",
          name);
    }
  }

  /** Where a partition stands, of the youngest topic of that name. */
  long position(int partition) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.column(
              connection,
              Long.class,
              "select next_offset from queue.position where topic = ? and partition = ?"
                  + " order by moved_at desc",
              name,
              partition)
          .get(0);
    }
  }

  void setPosition(int partition, long offset) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(
          connection,
          "update queue.position set next_offset = ? where topic = ? and partition = ?",
          offset,
          name,
          partition);
    }
  }

  /** Kind, from and to of every gap, such as {@code missed 3-7}. */
  List<String> gaps() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.column(
          connection,
          String.class,
          "select kind || ' ' || from_offset || '-' || coalesce(to_offset::text, '')"
              + " from queue.gap where topic = ? order by partition, noticed_at",
          name);
    }
  }

  @Override
  public void close() {
    delete();
  }
}
