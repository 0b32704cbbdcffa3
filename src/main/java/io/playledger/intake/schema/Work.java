package io.playledger.intake.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaException;

/**
 * One run of a schema over a document, ended when it takes too much. What it may take is counted,
 * not timed: a pause of the machine must not send events to quarantine.
 */
final class Work extends ExecutionContext {

  /** In the order of 100 ms; an event as large as a request may be takes a fraction of it. */
  static final long FOR_AN_EVENT = 1_000_000;

  /** A schema of the largest size, against the schema of schemas. */
  static final long FOR_A_SCHEMA = 50_000_000;

  /** Keywords and fields on the way down, beyond which the stack would come to its end. */
  private static final int DEEPEST = 500;

  private static final ExecutionConfig UP_TO_THE_FIRST_FAULT =
      ExecutionConfig.builder().failFast(true).build();

  /** Patterns are handed nothing but the text; they find here what their thread is at. */
  private static final ThreadLocal<Meter> METER = ThreadLocal.withInitial(Meter::new);

  private static final class Meter {
    private long left;
  }

  private final Meter meter;
  private int depth;

  Work(long limit) {
    super(UP_TO_THE_FIRST_FAULT);
    meter = METER.get();
    meter.left = limit;
  }

  /**
   * Counts what the thread's present run takes.
   *
   * @throws Exceeded if that is more than it may
   */
  static void spend(long steps) {
    spend(METER.get(), steps);
  }

  private static void spend(Meter meter, long steps) {
    meter.left -= steps;
    if (meter.left < 0) {
      throw new Exceeded("takes too much work to be checked");
    }
  }

  @Override
  public void evaluationPathAddLast(String token) {
    enter();
    super.evaluationPathAddLast(token);
  }

  @Override
  public void evaluationPathAddLast(int token) {
    enter();
    super.evaluationPathAddLast(token);
  }

  @Override
  public void evaluationPathRemoveLast() {
    depth--;
    super.evaluationPathRemoveLast();
  }

  private void enter() {
    spend(meter, 1);
    if (++depth > DEEPEST) {
      throw new Exceeded("is nested too deeply to be checked");
    }
  }

  /** Of the library's own kind, which it lets through without a word in the log. */
  static final class Exceeded extends SchemaException {

    private static final long serialVersionUID = 1;

    private final String rule;

    private Exceeded(String rule) {
      super(rule);
      this.rule = rule;
    }

    /** For people to read. */
    String rule() {
      return rule;
    }

    /** It is an answer, not a fault: no stack trace to pay for. */
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
