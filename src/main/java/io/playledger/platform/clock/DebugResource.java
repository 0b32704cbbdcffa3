package io.playledger.platform.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Time travel for test data. There only with {@code playledger.debug.enabled=true}: {@code
 * AccessFilters} sees to it.
 */
@Path("/debug")
@ServedBy(Role.GAME)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "debug")
class DebugResource {

  private final TimeShift shift;

  DebugResource(TimeShift shift) {
    this.shift = shift;
  }

  @POST
  @Path("/shiftdays")
  @Operation(summary = "Date all later events so many days from now")
  public Map<String, String> shiftDays(@Valid @NotNull ShiftDays body) {
    shift.set(body.days());
    return Map.of();
  }

  record ShiftDays(
      @JsonProperty("ShiftDateDays") @NotNull @Min(-TimeShift.MOST_DAYS) @Max(TimeShift.MOST_DAYS)
          @Nullable Integer shiftDateDays) {

    int days() {
      return shiftDateDays == null ? 0 : shiftDateDays;
    }
  }
}
