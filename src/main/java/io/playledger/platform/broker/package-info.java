/**
 * A Kafka broker of our own, for people who have none at hand. Its jars are a project of their own,
 * {@code broker/}, and never on the service's class path. {@link EmbeddedBroker} is the way in.
 */
@NullMarked
package io.playledger.platform.broker;

import org.jspecify.annotations.NullMarked;
