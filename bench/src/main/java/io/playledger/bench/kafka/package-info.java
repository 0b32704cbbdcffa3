/**
 * Events by way of Kafka, from whoever sends them to the ledger, against a COPY into its tables.
 */
@NullMarked
package io.playledger.bench.kafka;

import org.jspecify.annotations.NullMarked;
