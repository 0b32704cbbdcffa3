package io.playledger.bench;

import io.playledger.bench.kafka.KafkaFigures;
import io.playledger.bench.kafka.KafkaFigures.Backlog;
import io.playledger.bench.kafka.KafkaFigures.Sinks;
import io.playledger.bench.kafka.KafkaFigures.Ways;
import io.playledger.bench.kafka.SinkBench;
import io.playledger.bench.kafka.WayBench;
import io.playledger.bench.own.OwnService;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures events on their way to the ledger through Kafka. */
@Command(
    name = "kafka",
    sortOptions = false,
    description = {
      "Sends events through Kafka, written to its topic and over HTTP, until they are in the ledger;"
          + " in turns with the same events by COPY into the same PostgreSQL, the ceiling. Then how"
          + " long one event takes, two instances against one, and the heap with many events"
          + " waiting. Starts services of its own with an embedded broker on fresh homes and removes"
          + " all; about 10 minutes."
    },
    exitCodeOnExecutionException = ExitStatus.CANNOT_MEASURE,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured",
      "1:measured, and with --require a target was missed",
      "2:wrong usage, or nothing could be measured"
    })
final class KafkaCommand implements Callable<Integer> {

  /**
   * Models' refresh and tests would take their share. The heap is the one that the target names.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "PLAYLEDGER_REPORT_REFRESH_EVERY", "24H",
          "PLAYLEDGER_CHECKS_EVERY", "off",
          "PLAYLEDGER_HEAP", KafkaReport.HEAP_MIB + "m");

  private static final String[] OWN_BROKER = {"--kafka", "embedded"};

  @Mixin private KafkaOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try {
      options.check();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    KafkaFigures figures = new KafkaFigures(measureWays(out), measureSinks());
    boolean held = new KafkaReport(figures, out).print();
    return options.require && !held ? ExitStatus.MISSED : ExitStatus.MEASURED;
  }

  /** Through one instance that does everything, as most have it. */
  private Ways measureWays(PrintWriter out) throws Exception {
    try (OwnService service = OwnService.start(SETTINGS, err(), OWN_BROKER)) {
      service.awaitWell();
      out.println(Machine.describe(service.database().version()));
      out.println(WayBench.describe(service.broker()));
      out.flush();
      try (WayBench bench = new WayBench(service, options.plan(), this::say)) {
        return bench.measure();
      }
    }
  }

  /** By instances that do nothing else, next to one that has the database and the broker. */
  private Sinks measureSinks() throws Exception {
    try (OwnService host = OwnService.start(with("api"), err(), OWN_BROKER)) {
      host.awaitWell();
      try (SinkBench bench = new SinkBench(host, options.plan(), this::say)) {
        bench.writeBacklog();
        long startedAt = System.nanoTime();
        try (OwnService one = host.startAnother(with("sink"), err())) {
          Backlog backlog = bench.watch(one, startedAt);
          try (OwnService other = host.startAnother(with("sink"), err())) {
            return new Sinks(bench.measureTwo(one, other), backlog);
          }
        }
      }
    }
  }

  private static Map<String, String> with(String roles) {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.put("PLAYLEDGER_ROLES", roles);
    return all;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private void say(String line) {
    err().println(line);
    err().flush();
  }
}
