package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.platform.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves everything that the service keeps in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Saves everything in one file: one consistent snapshot, taken while the service goes on."
            + " If none runs on the home, one is started for as long as it takes.",
    footer = "Exit status: 0 if FILE is a whole backup, 1 if there is none.")
final class BackupCommand implements Callable<Integer> {

  private static final String MANIFEST = "manifest.json";

  @Parameters(paramLabel = "FILE", description = "Such as playledger-2026-01-31.zip.")
  private Path file = Path.of("");

  @Option(names = "--force", description = "Replace FILE if it exists.")
  private boolean force;

  private final Home home = Home.of(System.getenv());
  private final ServiceClient service = new ServiceClient(home);

  @Override
  public Integer call() throws IOException, InterruptedException {
    WholeFile target = new WholeFile(file, force);
    target.refuseExisting();
    try (RunningService running = RunningService.findOrStart(service, home)) {
      JsonNode manifest =
          target.fill(
              partial -> {
                download(partial);
                return manifest(partial);
              });
      System.out.printf(
          "Saved %,d rows of %d tables as of %s in %s%n",
          rows(manifest),
          manifest.path("tables").size(),
          manifest.path("createdAt").asText(),
          file);
    }
    return 0;
  }

  private void download(Path partial) throws IOException, InterruptedException {
    try (FileChannel out = FileChannel.open(partial, StandardOpenOption.WRITE);
        InputStream in = service.download("/admin/backup")) {
      DownloadProgress progress = new DownloadProgress(System.err);
      byte[] block = new byte[1 << 16];
      for (int read = next(in, block); read >= 0; read = next(in, block)) {
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        progress.add(read);
      }
      progress.done();
      out.force(true);
    }
  }

  private static int next(InputStream in, byte[] block) {
    try {
      return in.read(block);
    } catch (IOException e) {
      throw new CommandFailure(
          "the service ended the backup early (%s); its log may say why".formatted(e.getMessage()));
    }
  }

  /** Of a whole backup; the file's own directory and the manifest are written last. */
  private static JsonNode manifest(Path partial) throws IOException {
    try (ZipFile zip = new ZipFile(partial.toFile())) {
      ZipEntry entry = zip.getEntry(MANIFEST);
      if (entry == null) {
        throw new ZipException("no " + MANIFEST);
      }
      return new ObjectMapper().readTree(zip.getInputStream(entry));
    } catch (ZipException e) {
      throw new CommandFailure("the service ended the backup early; its log may say why");
    }
  }

  private static long rows(JsonNode manifest) {
    long rows = 0;
    for (JsonNode table : manifest.path("tables")) {
      rows += table.path("rows").asLong();
    }
    return rows;
  }
}
