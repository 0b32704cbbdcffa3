package io.playledger.intake.kafka;

import io.playledger.intake.Destination;
import io.playledger.intake.GroupCommit;
import io.playledger.platform.kafka.EventsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The way that the configuration chose. */
@ApplicationScoped
class ChosenDestination {

  @Produces
  @ApplicationScoped
  Destination destination(EventsConfig config, GroupCommit ledger, IntakeTopic topic) {
    return config.isKafka() ? topic : ledger;
  }
}
