package io.playledger.intake;

import io.playledger.ledger.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What quarantine keeps of an event, without people who were erased.
 *
 * @param requestId pseudonymised where it is nothing but an id
 * @param senderId likewise
 * @param context only the trace where the event names one of them
 */
record QuarantineNames(
    @Nullable String requestId,
    @Nullable String senderId,
    @Nullable String field,
    String rule,
    @Nullable String note,
    @Nullable String context,
    byte[] body,
    byte @Nullable [] repairedBody,
    boolean isChanged) {

  private static final Pattern TRACE = Pattern.compile("\"traceparent\":\\s*\"[0-9a-f-]{55}\"");

  static QuarantineNames of(
      Pseudonyms pseudonyms,
      @Nullable String requestId,
      @Nullable String senderId,
      @Nullable String field,
      String rule,
      @Nullable String note,
      @Nullable String context,
      byte[] body,
      byte @Nullable [] repairedBody) {
    BodyNames.Replaced original = BodyNames.replace(body, pseudonyms);
    BodyNames.@Nullable Replaced repaired =
        repairedBody == null ? null : BodyNames.replace(repairedBody, pseudonyms);
    Set<String> found = new LinkedHashSet<>(original.found());
    if (repaired != null) {
      found.addAll(repaired.found());
    }
    boolean isNamed =
        !found.isEmpty()
            || (context != null
                && !BodyNames.replace(context.getBytes(StandardCharsets.UTF_8), pseudonyms)
                    .found()
                    .isEmpty());
    @Nullable String newRequestId = pseudonyms.name(requestId);
    @Nullable String newSenderId = pseudonyms.name(senderId);
    return new QuarantineNames(
        newRequestId,
        newSenderId,
        field == null ? null : without(field, found, pseudonyms),
        without(rule, found, pseudonyms),
        note == null ? null : without(note, found, pseudonyms),
        isNamed ? traceOnly(context) : context,
        original.bytes(),
        repaired == null ? null : repaired.bytes(),
        isNamed
            || !Objects.equals(requestId, newRequestId)
            || !Objects.equals(senderId, newSenderId));
  }

  /** As whole words: what is wrong may quote the event. */
  private static String without(String text, Set<String> found, Pseudonyms pseudonyms) {
    String without = text;
    for (String id : found) {
      without =
          Pattern.compile("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}_-])")
              .matcher(without)
              .replaceAll(Matcher.quoteReplacement(String.valueOf(pseudonyms.find(id))));
    }
    return without;
  }

  private static @Nullable String traceOnly(@Nullable String context) {
    Matcher trace = TRACE.matcher(context == null ? "" : context);
    return trace.find() ? "{" + trace.group() + "}" : null;
  }
}
