/**
 * The durable log of what happened, and the sole owner of its tables of events. {@link
 * io.playledger.ledger.LedgerWriter} is the one way in, {@link io.playledger.ledger.LedgerReader}
 * the one way to follow it.
 */
@NullMarked
package io.playledger.ledger;

import org.jspecify.annotations.NullMarked;
