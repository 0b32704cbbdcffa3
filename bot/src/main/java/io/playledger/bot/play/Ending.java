package io.playledger.bot.play;

/** How a run came to its end. */
public enum Ending {
  /** Every planned game was played, or tried. */
  COMPLETED,
  /** Someone stopped it. */
  INTERRUPTED,
  /** The service stayed away, so the rest was not tried. */
  SERVICE_GONE
}
