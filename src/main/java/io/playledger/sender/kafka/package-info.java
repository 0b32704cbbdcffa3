/**
 * Events go into an outbox, in the transaction that changes the game's state, and from there to
 * Kafka.
 */
@NullMarked
package io.playledger.sender.kafka;

import org.jspecify.annotations.NullMarked;
