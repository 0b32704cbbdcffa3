package io.playledger.intake.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A schema that is ready to judge.
 *
 * @param version 0 for a built-in one
 * @param text the JSON Schema as it is shown
 * @param personFields see {@link PersonFields}
 */
record EventSchema(int version, String text, Schema schema, Set<String> personFields) {

  private static final Logger LOG = Logger.getLogger(EventSchema.class);
  private static final String DATA = "data";

  Judgement judge(ObjectNode data) {
    @Nullable String beyond = Magnitude.firstBeyond(DATA, data);
    if (beyond != null) {
      return new Judgement.Breaks(version, SchemaFault.cut(beyond), Magnitude.RULE);
    }
    try {
      SchemaFault fault = SchemaFault.first(schema, data, Work.FOR_AN_EVENT);
      return fault == null
          ? new Judgement.Fits(version)
          : new Judgement.Breaks(
              version, fault.path().isEmpty() ? DATA : DATA + "." + fault.path(), fault.rule());
    } catch (Work.Exceeded e) {
      return new Judgement.Breaks(version, DATA, e.rule());
    } catch (RuntimeException e) {
      // The event is kept in quarantine either way, where people can look at it.
      LOG.warnf(e, "version %d of a schema cannot judge an event", version);
      return new Judgement.Breaks(version, DATA, "cannot be checked by its schema");
    }
  }
}
