/** Publishes what the ledger has recorded to a topic of Kafka, for others to subscribe. */
@NullMarked
package io.playledger.feed;

import org.jspecify.annotations.NullMarked;
