/** What all that speak to Kafka share: settings, clients, topics, and whether it is there. */
@NullMarked
package io.playledger.platform.kafka;

import org.jspecify.annotations.NullMarked;
