package io.playledger.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A backup that somebody has put together otherwise, each part of it sound. */
final class Rewritten {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path target;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private Rewritten(Path target) {
    this.target = target;
  }

  static Rewritten of(Path backup, Path target) throws IOException {
    Rewritten rewritten = new Rewritten(target);
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          rewritten.entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return rewritten;
  }

  Rewritten manifest(Consumer<ObjectNode> change) throws IOException {
    ObjectNode manifest = (ObjectNode) JSON.readTree(entries.get(Manifest.ENTRY));
    change.accept(manifest);
    entries.put(Manifest.ENTRY, JSON.writeValueAsBytes(manifest));
    return this;
  }

  Rewritten entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  Rewritten without(String name) {
    entries.remove(name);
    return this;
  }

  /** Takes a table's rows away, and says so in the manifest. */
  Rewritten withoutRows(String table) throws IOException {
    entries.put("tables/%s.copy".formatted(table), new byte[0]);
    return manifest(
        manifest ->
            manifest
                .withArray("tables")
                .forEach(
                    contents -> {
                      String name =
                          contents.at("/table/schema").asText()
                              + "."
                              + contents.at("/table/name").asText();
                      if (name.equals(table)) {
                        ((ObjectNode) contents)
                            .put("rows", 0)
                            .put("bytes", 0)
                            .put("sha256", new Tally().sha256());
                      }
                    }));
  }

  Path write() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = bytes;
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return Files.write(target, bytes.toByteArray());
  }
}
