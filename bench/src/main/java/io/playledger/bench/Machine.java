package io.playledger.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a benchmark ran on: figures mean nothing without it. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final double BYTES_PER_GIB = 1L << 30;

  private Machine() {}

  static String describe(String databaseVersion) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return "%d vCPU %s, %d GiB, %s, JDK %s, PostgreSQL %s"
        .formatted(
            system.getAvailableProcessors(),
            processor(),
            Math.round(system.getTotalMemorySize() / BYTES_PER_GIB),
            System.getProperty("os.name"),
            Runtime.version(),
            databaseVersion);
  }

  /** Linux names it; elsewhere the architecture has to do. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
