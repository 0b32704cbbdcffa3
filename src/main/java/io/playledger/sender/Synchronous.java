package io.playledger.sender;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The {@link EventSender} whose events are in the ledger when the caller's transaction is
 * committed, and can be read there within it, whichever way others go.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Synchronous {}
