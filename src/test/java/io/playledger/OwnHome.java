package io.playledger;

import io.playledger.platform.Home;
import io.playledger.support.Ports;
import io.playledger.support.PreparedHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a test with real processes begins with: a home, its database made, and a free port. */
abstract class OwnHome {

  /** Kept where a test fails: the logs are in it. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  Home home;
  int port;

  @BeforeEach
  void prepare() throws IOException {
    home = PreparedHome.withDatabase(folder);
    port = Ports.free();
  }
}
