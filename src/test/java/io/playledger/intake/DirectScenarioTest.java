package io.playledger.intake;

import io.playledger.support.PlayledgerTest;

/** Events go straight into the ledger. */
@PlayledgerTest
class DirectScenarioTest extends Scenario {}
