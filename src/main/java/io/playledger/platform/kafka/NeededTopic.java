package io.playledger.platform.kafka;

import java.util.Map;

/**
 * A topic that somebody reads or writes.
 *
 * @param partitions how many it gets if it has to be made, at least 1
 * @param settings of its own if it has to be made, by Kafka's names
 */
public record NeededTopic(String name, int partitions, Map<String, String> settings) {}
