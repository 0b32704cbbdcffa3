package io.playledger.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file is checked wholly before anything is done with it. */
@ExtendWith(FreshDatabases.class)
class BackupFileTest {

  private static final int STEPS = 200;

  @TempDir Path folder;

  private Path whole;
  private byte[] bytes;

  @BeforeEach
  void save(Database database) throws Exception {
    whole = Copies.save(Filled.fill(database), folder.resolve("whole.zip"));
    bytes = Files.readAllBytes(whole);
  }

  @Test
  @DisplayName("A whole file passes")
  void whole() throws Exception {
    verify(whole);
  }

  @Test
  @DisplayName("A file that was cut short anywhere is refused")
  void cutShort() throws Exception {
    Path cut = folder.resolve("cut.zip");
    for (int step = 0; step < STEPS; step++) {
      // Half of the cuts are spread over the file, half are close to its end.
      int length =
          step % 2 == 0
              ? (int) ((long) bytes.length * step / STEPS)
              : bytes.length - (step + 1) / 2;
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatExceptionOfType(RestoreRefused.class)
          .as("the first %d of %d bytes", length, bytes.length)
          .isThrownBy(() -> verify(cut));
    }
  }

  @Test
  @DisplayName("A changed byte is found wherever it could change what is restored")
  void changedByte() throws Exception {
    Path changed = folder.resolve("changed.zip");
    Manifest manifest = verify(whole);
    int refused = 0;
    for (int step = 0; step < STEPS; step++) {
      byte[] copy = bytes.clone();
      int position = (int) ((long) bytes.length * step / STEPS);
      copy[position] ^= 0x10;
      Files.write(changed, copy);
      try {
        // What is not refused has the same rows, since it has the same checksums.
        assertThat(verify(changed)).as("byte %d", position).isEqualTo(manifest);
      } catch (RestoreRefused expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(STEPS / 2);
  }

  @Test
  @DisplayName("Tables that a newer version has made are refused by name of that version")
  void newerTables() throws Exception {
    Path newer =
        Rewritten.of(whole, folder.resolve("newer.zip"))
            .manifest(manifest -> manifest.put("schemaVersion", "999"))
            .write();

    assertRefused(newer, "are of version 999, which this Playledger");
  }

  @Test
  @DisplayName("A format that a newer version has made is refused")
  void newerFormat() throws Exception {
    Path newer =
        Rewritten.of(whole, folder.resolve("newer.zip"))
            .manifest(manifest -> manifest.put("format", Manifest.FORMAT + 1))
            .write();

    assertRefused(newer, "made by a newer Playledger");
  }

  @Test
  @DisplayName("What this version does not know in a manifest of its own format is passed over")
  void unknownFields() throws Exception {
    Path other =
        Rewritten.of(whole, folder.resolve("other.zip"))
            .manifest(manifest -> manifest.put("comment", "made by hand"))
            .write();

    assertThat(verify(other)).isEqualTo(verify(whole));
  }

  @Test
  @DisplayName("Rows that were exchanged, left out or added are refused")
  void otherRows() throws Exception {
    String entry = "tables/platform.time_shift.copy";
    assertRefused(
        Rewritten.of(whole, folder.resolve("a.zip")).entry(entry, "t\t4\n".getBytes()).write(),
        "the rows of platform.time_shift are not those");
    assertRefused(
        Rewritten.of(whole, folder.resolve("b.zip")).without(entry).write(), "its manifest names");
    assertRefused(
        Rewritten.of(whole, folder.resolve("c.zip")).entry("more", new byte[] {1}).write(),
        "its manifest names");
  }

  @Test
  @DisplayName("What is no backup is refused, and said to be none")
  void noBackup() throws Exception {
    assertRefused(folder.resolve("nothing"), "there is no file");
    assertRefused(folder, "there is no file");
    assertRefused(Files.writeString(folder.resolve("text"), "select 1"), "it is not a ZIP file");
    assertRefused(Files.createFile(folder.resolve("empty")), "it is not a ZIP file");
    assertRefused(
        Rewritten.of(whole, folder.resolve("a.zip")).without(Manifest.ENTRY).write(),
        "it has no manifest.json");
    assertRefused(
        Rewritten.of(whole, folder.resolve("b.zip"))
            .entry(Manifest.ENTRY, "{\"format\": 1}".getBytes())
            .write(),
        "its manifest.json is another's");
    assertRefused(
        Rewritten.of(whole, folder.resolve("c.zip")).entry(Manifest.ENTRY, "[]".getBytes()).write(),
        "its manifest.json is another's");
  }

  private static void assertRefused(Path file, String why) {
    assertThatExceptionOfType(RestoreRefused.class)
        .isThrownBy(() -> verify(file))
        .withMessageContaining(why);
  }

  private static Manifest verify(Path file) throws RestoreRefused, IOException {
    try (BackupFile backup = BackupFile.open(file)) {
      backup.verify();
      return backup.manifest();
    }
  }
}
