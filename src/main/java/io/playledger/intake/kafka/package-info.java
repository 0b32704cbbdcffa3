/** Received events go to Kafka, and whatever is in its topics comes from there into the ledger. */
@NullMarked
package io.playledger.intake.kafka;

import org.jspecify.annotations.NullMarked;
