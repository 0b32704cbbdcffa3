package io.playledger.bench.projections;

import io.playledger.bench.intake.GameResults.Players;

/** Who plays against whom. */
public enum Workload implements Players {

  /** Of any 500 events in a row, each player is in 20: fifty at a time, of ten thousand. */
  TWENTY("20 events per player and batch", 1.0) {

    @Override
    public long winner(long event) {
      return group(event) + event % GROUP;
    }

    @Override
    public long loser(long event) {
      // Never the winner, and each time another one.
      long turn = event % ProjectionsBench.BATCH / GROUP;
      return group(event) + (event + 1 + turn) % GROUP;
    }
  },

  /** Nobody plays twice. */
  OWN("every event its own players", 0.5) {

    @Override
    public long winner(long event) {
      return NEW_PLAYERS + 2 * event;
    }

    @Override
    public long loser(long event) {
      return NEW_PLAYERS + 2 * event + 1;
    }
  };

  private static final int GROUP = 50;
  private static final int GROUPS = 200;
  private static final long NEW_PLAYERS = 1_000_000;

  private final String description;
  private final double leastOfIntake;

  Workload(String description, double leastOfIntake) {
    this.description = description;
    this.leastOfIntake = leastOfIntake;
  }

  private static long group(long event) {
    return event / ProjectionsBench.BATCH % GROUPS * GROUP;
  }

  /** In words. */
  public String description() {
    return description;
  }

  /** What a projection has to fold of it, of the events that intake takes. */
  public double leastOfIntake() {
    return leastOfIntake;
  }

  /** Both, a batch of this and a batch of that. */
  static Players mixed() {
    return new Players() {

      @Override
      public long winner(long event) {
        return of(event).winner(event);
      }

      @Override
      public long loser(long event) {
        return of(event).loser(event);
      }

      private Workload of(long event) {
        return event / ProjectionsBench.BATCH % 2 == 0 ? TWENTY : OWN;
      }
    };
  }
}
