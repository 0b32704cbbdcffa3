package io.playledger.product;

/**
 * A game was registered, changed or given up. Fired in the transaction that does it: whoever
 * observes it may add to that, or refuse it with a {@code Refusal}.
 *
 * @param before the defaults, if it was not registered
 * @param after the defaults, if it is not registered any more
 * @param isNew whether it was not registered
 */
public record ProductChanged(Product before, Product after, boolean isNew) {}
