package io.playledger.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.platform.HomeLock.HomeInUseException;
import io.playledger.support.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void nameHome() {
    home = new Home(folder.resolve("home"));
  }

  @Test
  @DisplayName("A home in use is refused at once, and the refusal names the process and the home")
  void refusesASecond() throws Exception {
    try (LockHolder holder = LockHolder.start(home)) {
      assertThatThrownBy(() -> HomeLock.take(home))
          .isInstanceOf(HomeInUseException.class)
          .hasMessageContaining("process " + holder.pid())
          .hasMessageContaining(home.root().toString());
    }
  }

  @Test
  @DisplayName("One process cannot take a home twice")
  void refusesItself() throws Exception {
    try (HomeLock first = HomeLock.take(home)) {
      assertThatThrownBy(() -> HomeLock.take(home)).isInstanceOf(HomeInUseException.class);
    }
  }

  @Test
  @DisplayName("A lock that was given back is free")
  void isFreeAfterClose() throws Exception {
    HomeLock.take(home).close();

    assertIsFree();
  }

  @Test
  @DisplayName("The lock of a killed process is free")
  void isFreeAfterAKill() throws Exception {
    LockHolder holder = LockHolder.start(home);

    holder.kill();

    assertIsFree();
  }

  @Test
  @DisplayName("A home that is made by the lock is closed to other users")
  void closesTheHome() throws Exception {
    HomeLock.take(home).close();

    assertThat(Files.getPosixFilePermissions(home.root()))
        .allMatch(permission -> permission.name().startsWith("OWNER_"));
  }

  private void assertIsFree() throws IOException {
    try (HomeLock lock = HomeLock.take(home)) {
      assertThat(home.lockFile()).hasContent(Long.toString(ProcessHandle.current().pid()));
    }
  }
}
