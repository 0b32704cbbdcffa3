/**
 * What is computed from the ledger event by event: how it is kept up to date, built anew, and what
 * becomes of events that it cannot take.
 */
@NullMarked
package io.playledger.projection;

import org.jspecify.annotations.NullMarked;
