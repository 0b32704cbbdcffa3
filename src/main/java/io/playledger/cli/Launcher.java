package io.playledger.cli;

/** The script that started this command, and starts others. */
final class Launcher {

  private Launcher() {}

  /** Set by the launcher itself; else the one of the current folder. */
  static String path() {
    return System.getenv().getOrDefault("PLAYLEDGER_LAUNCHER", "./playledger");
  }
}
