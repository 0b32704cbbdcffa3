package io.playledger.intake;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;

/** Events go through a real Kafka. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class KafkaScenarioTest extends Scenario {}
