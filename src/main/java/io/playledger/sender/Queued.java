package io.playledger.sender;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The {@link EventSender} whose events are in the ledger soon after the caller's transaction. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Queued {}
