package io.playledger.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * The exclusive right to one home. The operating system drops it with the process, however that
 * ends, so a lock never outlives its service.
 */
public final class HomeLock implements AutoCloseable {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock at once or refuses.
   *
   * @throws HomeInUseException if another service holds it; names its process
   */
  public static HomeLock take(Home home) throws IOException {
    home.create();
    FileChannel channel =
        FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(StandardCharsets.US_ASCII.encode(pid));
        return new HomeLock(channel);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // falls through: in use is in use, whoever holds it
    }
    channel.close();
    throw new HomeInUseException(home, Files.readString(home.lockFile()).strip());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Another service runs on the same home. */
  public static final class HomeInUseException extends IllegalStateException {
    HomeInUseException(Home home, String pid) {
      super(
          "another Playledger (process %s) is running on %s; stop it, or set PLAYLEDGER_HOME to another folder"
              .formatted(pid.isEmpty() ? "unknown" : pid, home.root()));
    }
  }
}
