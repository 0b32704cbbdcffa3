package io.playledger.platform.key.rest;

import io.playledger.platform.key.AuditEntry;
import io.playledger.platform.key.KeyAdministration;
import io.playledger.platform.key.StoredKey;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** API keys, for administrators. */
@Path("/admin/keys")
@ServedBy(Role.API)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@Tag(name = "keys")
class KeyResource {

  private static final String DEFAULT_PAGE = "50";
  private static final int LARGEST_PAGE = 500;

  private final KeyAdministration keys;

  KeyResource(KeyAdministration keys) {
    this.keys = keys;
  }

  @GET
  @Operation(
      summary = "All keys",
      description = "Never with a secret. Last use and counts are a few seconds late.")
  public List<StoredKey> all() {
    return keys.all();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One key")
  public StoredKey get(String id) {
    return keys.get(id);
  }

  @POST
  @ResponseStatus(201)
  @Operation(
      summary = "Make a key",
      description =
          "Its text is in this answer and nowhere else. Scopes: write:<product>, define:<product>"
              + " (* for any product), read. 409 where a key has had the name.")
  public NewKey create(@Valid @NotNull CreateKey body) {
    return NewKey.of(keys.create(body.name(), body.scopes(), body.eventsPerSecond()));
  }

  @POST
  @Path("{id}/rotate")
  @Operation(
      summary = "Give a key another secret",
      description = "The one before stays valid for graceSeconds, 0 unless given. 409 if revoked.")
  public NewKey rotate(String id, @Valid @Nullable RotateKey body) {
    return NewKey.of(keys.rotate(id, body == null ? Duration.ZERO : body.grace()));
  }

  @POST
  @Path("{id}/revoke")
  @Operation(summary = "End a key", description = "For ever. Once more changes nothing.")
  public StoredKey revoke(String id) {
    return keys.revoke(id);
  }

  @GET
  @Path("{id}/audit")
  @Operation(
      summary = "What was done to a key and with it, the latest first",
      description =
          "Requests are counted by minute and outcome, a few seconds late; those of the last"
              + " seconds before an instance was killed are missing.")
  public List<AuditEntry> audit(
      String id,
      @QueryParam("limit") @DefaultValue(DEFAULT_PAGE) @Min(1) @Max(LARGEST_PAGE) int limit) {
    return keys.audit(id, limit);
  }
}
