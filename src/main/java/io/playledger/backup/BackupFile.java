package io.playledger.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.backup.Manifest.Contents;
import io.playledger.platform.migration.MigrationFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup to be read. Opened, it has an end and a manifest; the rows are checked separately. */
final class BackupFile implements AutoCloseable {

  private static final int LARGEST_MANIFEST = 16 << 20;

  private final Path path;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path path, ZipFile zip, Manifest manifest) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
  }

  static BackupFile open(Path path) throws RestoreRefused {
    if (!Files.isRegularFile(path)) {
      throw new RestoreRefused("there is no file %s".formatted(path));
    }
    if (!Files.isReadable(path)) {
      throw new RestoreRefused("%s cannot be read".formatted(path));
    }
    try {
      ZipFile zip = new ZipFile(path.toFile());
      try {
        return new BackupFile(path, zip, manifest(path, zip));
      } catch (IOException | RestoreRefused | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException e) {
      throw new RestoreRefused(
          beginsAsZip(path)
              ? "%s is damaged or was cut short: %s".formatted(path, e.getMessage())
              : "%s is no backup of Playledger: it is not a ZIP file".formatted(path));
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** Reads everything once and compares it with the manifest. */
  void verify() throws RestoreRefused {
    if (!MigrationFiles.versions().contains(manifest.version())) {
      throw new RestoreRefused(
          "the tables in %s are of version %s, which this Playledger (version %s) does not know; restore it with a newer one"
              .formatted(path, manifest.version(), MigrationFiles.versions().last()));
    }
    Set<String> expected =
        manifest.tables().stream()
            .map(contents -> contents.table().entry())
            .collect(Collectors.toSet());
    expected.add(Manifest.ENTRY);
    Set<String> found = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    if (!found.equals(expected)) {
      throw damaged("it holds %s where its manifest names %s".formatted(found, expected));
    }
    for (Contents contents : manifest.tables()) {
      Tally tally = new Tally();
      try (InputStream rows = tally.of(open(contents.table()))) {
        rows.transferTo(OutputStream.nullOutputStream());
      } catch (ZipException | EOFException e) {
        throw damaged("the rows of %s cannot be read".formatted(contents.table()));
      } catch (IOException e) {
        throw new RestoreRefused("%s cannot be read: %s".formatted(path, e.getMessage()));
      }
      if (tally.bytes() != contents.bytes()
          || tally.rows() != contents.rows()
          || !tally.sha256().equals(contents.sha256())) {
        throw damaged(
            "the rows of %s are not those that its manifest describes".formatted(contents.table()));
      }
    }
  }

  /** The rows of a table, in COPY's text format. */
  InputStream open(Table table) throws IOException {
    InputStream rows = stream(zip, table.entry());
    if (rows == null) {
      throw new ZipException("no entry " + table.entry());
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private RestoreRefused damaged(String how) {
    return new RestoreRefused("%s is damaged: %s".formatted(path, how));
  }

  private static Manifest manifest(Path path, ZipFile zip) throws RestoreRefused, IOException {
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    InputStream stream = stream(zip, Manifest.ENTRY);
    if (entry == null || stream == null) {
      throw new RestoreRefused(
          "%s is no backup of Playledger, or was cut short: it has no %s"
              .formatted(path, Manifest.ENTRY));
    }
    byte[] bytes;
    try (stream) {
      bytes = stream.readNBytes(LARGEST_MANIFEST);
    }
    // Which Java itself compares only where a file is read from its beginning.
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (crc.getValue() != entry.getCrc()) {
      throw new ZipException("wrong checksum of " + Manifest.ENTRY);
    }
    return parse(path, bytes);
  }

  private static Manifest parse(Path path, byte[] bytes) throws RestoreRefused {
    ObjectMapper json = new ObjectMapper();
    try {
      int format = json.readTree(bytes).path("format").asInt();
      if (format > Manifest.FORMAT) {
        throw new RestoreRefused(
            "%s was made by a newer Playledger (format %d, this one reads %d); restore it with that"
                .formatted(path, format, Manifest.FORMAT));
      }
      if (format == Manifest.FORMAT) {
        return json.readValue(bytes, Manifest.class);
      }
    } catch (JsonProcessingException notOurs) {
      // falls through
    } catch (IOException e) {
      throw new RestoreRefused("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
    throw new RestoreRefused(
        "%s is no backup of Playledger: its %s is another's".formatted(path, Manifest.ENTRY));
  }

  private static @Nullable InputStream stream(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? null : zip.getInputStream(entry);
  }

  private static boolean beginsAsZip(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      byte[] begin = file.readNBytes(4);
      return begin.length == 4 && begin[0] == 'P' && begin[1] == 'K';
    } catch (IOException e) {
      return false;
    }
  }
}
