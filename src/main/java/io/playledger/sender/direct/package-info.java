/** Events go straight into the ledger, in the transaction that changes the game's state. */
@NullMarked
package io.playledger.sender.direct;

import org.jspecify.annotations.NullMarked;
