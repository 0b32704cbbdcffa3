package io.playledger.platform.process;

import java.io.IOException;

/** Signals, most of which Java cannot send by itself. */
final class Signal {

  private Signal() {}

  /**
   * Sends one; a process that has ended already is fine.
   *
   * @param name such as INT
   */
  static void send(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }
}
