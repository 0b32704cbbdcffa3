/** How a game reports what happened, whichever way the events then travel to the ledger. */
@NullMarked
package io.playledger.sender;

import org.jspecify.annotations.NullMarked;
