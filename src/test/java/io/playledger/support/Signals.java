package io.playledger.support;

import java.io.IOException;

/** Signals to processes that the tests started. */
public final class Signals {

  private Signals() {}

  /**
   * Sends a signal.
   *
   * @param name such as KILL or STOP
   */
  public static void send(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  /** Sends a signal to every process of a group, as a terminal does. */
  public static void sendToGroup(String name, long leader)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "--", "-" + leader).start().waitFor();
  }

  /** Whether there is such a process; one that has ended and only waits to be reaped is none. */
  public static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
