package io.playledger.intake.rest;

import io.playledger.intake.Accounts;
import io.playledger.intake.Intake;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.ReportReader;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where every event that was received has gone. */
@Path("/v1/accounting")
@ServedBy(Role.API)
@ReportReader
@Tag(name = "events")
class AccountingResource {

  private static final Duration DEFAULT_RANGE = Duration.ofHours(1);
  private static final String DEFAULT_LIMIT = "1000";
  private static final int LARGEST_LIMIT = 10_000;

  private final Clock clock = Clock.systemUTC();
  private final Accounts accounts;
  private final Intake intake;

  AccountingResource(Accounts accounts, Intake intake) {
    this.accounts = accounts;
    this.intake = intake;
  }

  @GET
  @Operation(
      summary = "Accounts of received events",
      description =
          "By minute of receipt, product and source: received = stored + duplicate + conflict +"
              + " quarantined. The last hour, unless a range is given.")
  public AccountsBody read(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("product") @Nullable String product,
      @QueryParam("source") @Nullable String source,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(LARGEST_LIMIT) int limit) {
    // The minute that has just begun is of the range too, by whatever clock.
    Instant end = to == null ? clock.instant().plusSeconds(60) : time("to", to);
    Instant begin = from == null ? end.minus(DEFAULT_RANGE) : time("from", from);
    return AccountsBody.of(
        accounts.read(begin, end, product, source, limit + 1), limit, intake.inFlight());
  }

  private static Instant time(String field, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      // Beyond these neither the database nor a sum of times can follow.
      if (time.getYear() >= 1 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Refusal.invalid(field, "must be a time with its offset, such as 2026-01-31T12:00:00Z");
  }
}
