package io.playledger.bench.intake;

/** Events by number, as JSON of one length: a number is the same event each time. */
public interface EventForm {

  /** In bytes. */
  int jsonLength();

  /** Writes an event, without a product: the key says which it is. */
  void json(long number, byte[] into, int at);
}
