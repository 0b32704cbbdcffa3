package io.playledger.sender;

import io.playledger.platform.kafka.EventsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The way that the configuration chose. */
@ApplicationScoped
class ChosenSender {

  @Produces
  @ApplicationScoped
  EventSender sender(
      EventsConfig config, @Synchronous EventSender direct, @Queued EventSender queued) {
    return config.isKafka() ? queued : direct;
  }
}
