/**
 * The durable log of what happened, and the sole owner of its tables. {@link
 * io.playledger.ledger.LedgerWriter} is the one way in, {@link io.playledger.ledger.LedgerReader}
 * the one way out.
 */
@NullMarked
package io.playledger.ledger;

import org.jspecify.annotations.NullMarked;
