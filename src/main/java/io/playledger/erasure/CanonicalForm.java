package io.playledger.erasure;

/**
 * The form in which data came to the ledger. The database keeps the values but not the characters,
 * over which the content hash is taken; this brings them back. Whoever writes that form says how.
 */
public interface CanonicalForm {

  /**
   * @param data a JSON object as the database gives it back
   */
  String of(String data);
}
