package io.playledger.erasure;

import io.playledger.ledger.Pseudonyms;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person out of one part of the database. Whoever owns tables that hold ids of players
 * brings one along, as a bean. When it is called nobody writes the id any more, but for what is
 * computed from other tables.
 */
public interface ErasureStep {

  /** Parts are done in this order: what is read from is done before what is made of it. */
  enum Stage {
    /** The ledger. */
    FACTS,
    /** What is neither a fact nor made of facts. */
    STATE,
    /** Folds over the ledger. */
    READ_MODELS,
    /** What was found in those. */
    FINDINGS
  }

  /**
   * The person.
   *
   * @param erasure the record
   * @param id to be replaced
   * @param pseudonym to replace it by
   */
  record Person(UUID erasure, String id, String pseudonym) {

    /** For whatever has to be pseudonymised as new events are. */
    public Pseudonyms pseudonyms() {
      return Pseudonyms.of(id, pseudonym);
    }
  }

  /**
   * How far the step is.
   *
   * @param place where to go on; null from the beginning
   * @param rows that were changed
   * @param state whether to go on
   */
  record Piece(@Nullable String place, int rows, State state) {

    /** Whether to go on. */
    public enum State {
      MORE,
      /** Later: somebody is at work there. */
      WAITING,
      DONE
    }

    /** There is more, from that place on. */
    public static Piece more(String place, int rows) {
      return new Piece(place, rows, State.MORE);
    }

    /** Nothing can be done at the moment. */
    public static Piece waiting(@Nullable String place) {
      return new Piece(place, 0, State.WAITING);
    }

    /** That was all. */
    public static Piece done(int rows) {
      return new Piece(null, rows, State.DONE);
    }
  }

  /** Never another one: progress is remembered by it. */
  String name();

  Stage stage();

  /**
   * Does the next piece, in a transaction that commits afterwards: well under 250 milliseconds, and
   * reading first, since a transaction that has written holds up every reader of the ledger. The
   * same piece may come again.
   *
   * @param place where the piece before ended; null for the first
   */
  Piece next(Connection connection, Person person, @Nullable String place) throws SQLException;
}
