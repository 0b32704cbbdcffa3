package io.playledger.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.platform.Home;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the events of a stretch of time as lines of JSON. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes events as lines of JSON, in the order of their own times: the envelope that POST"
            + " /v1/events takes, and recordedAt. If no service runs on the home, one is started for as"
            + " long as it takes.",
    footer = "Exit status: 0 if all are written, 1 if some are missing; then there is no FILE.")
final class ExportCommand implements Callable<Integer> {

  private static final String BROKE_OFF = "the service ended the export early; its log may say why";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "The earliest: a day (UTC), or a time such as 2026-01-31T12:00:00Z. Default: all.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "The first that is too late.")
  private @Nullable String to;

  @Option(names = "--product", paramLabel = "NAME", description = "Only events of this game.")
  private @Nullable String product;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; standard output if left out.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Replace FILE if it exists.")
  private boolean force;

  private final Home home = Home.of(System.getenv());
  private final ServiceClient service = new ServiceClient(home);

  @Override
  public Integer call() throws IOException, InterruptedException {
    WholeFile target = file == null ? null : new WholeFile(file, force);
    if (target != null) {
      target.refuseExisting();
    }
    try (RunningService running = RunningService.findOrStart(service, home)) {
      long events = target == null ? print() : target.fill(this::save);
      System.err.printf("Exported %,d events%n", events);
    }
    return 0;
  }

  /** Not through System.out, which keeps to itself that a disk is full. */
  private long print() throws InterruptedException {
    try {
      return write(new FileOutputStream(FileDescriptor.out));
    } catch (IOException e) {
      throw new CommandFailure("the export cannot be written: %s".formatted(e.getMessage()));
    }
  }

  private long save(Path partial) throws IOException, InterruptedException {
    try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      long events = write(Channels.newOutputStream(channel));
      channel.force(true);
      return events;
    }
  }

  /** Every line but the last, which says that there are no more, and how many there were. */
  private long write(OutputStream to) throws IOException, InterruptedException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(service.download(path()), StandardCharsets.UTF_8))) {
      Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
      DownloadProgress progress = new DownloadProgress(System.err);
      long events = 0;
      @Nullable String last = null;
      for (String line = next(in); line != null; line = next(in)) {
        if (last != null) {
          out.append(last).append('\n');
          progress.add(last.length() + 1);
          events++;
        }
        last = line;
      }
      out.flush();
      progress.done();
      if (last == null || events != announced(last)) {
        throw new CommandFailure(BROKE_OFF);
      }
      return events;
    }
  }

  private static @Nullable String next(BufferedReader in) {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new CommandFailure(BROKE_OFF);
    }
  }

  private static long announced(String end) {
    try {
      JsonNode line = JSON.readTree(end);
      return line.size() == 1 ? line.at("/end/events").asLong(-1) : -1;
    } catch (JsonProcessingException half) {
      return -1;
    }
  }

  private String path() {
    StringBuilder path = new StringBuilder("/v1/export?");
    append(path, "from", from);
    append(path, "to", to);
    append(path, "product", product);
    return path.toString();
  }

  private static void append(StringBuilder path, String name, @Nullable String value) {
    if (value != null) {
      path.append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
          .append('&');
    }
  }
}
