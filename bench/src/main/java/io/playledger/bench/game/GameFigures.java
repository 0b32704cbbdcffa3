package io.playledger.bench.game;

/** Both sides with the same number of clients. */
public record GameFigures(int clients, Measured service, Measured ceiling) {

  /** How much of what the database could do the players get. */
  public double ratio() {
    return service.answersPerSecond() / ceiling.answersPerSecond();
  }
}
