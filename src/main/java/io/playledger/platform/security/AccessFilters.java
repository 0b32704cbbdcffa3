package io.playledger.platform.security;

import io.playledger.platform.config.DebugConfig;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.key.ApiKey;
import io.playledger.platform.key.ApiKeys;
import io.playledger.platform.key.KeyHeader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request through to guarded resources, or not. */
class AccessFilters {

  private static final String DEBUG = "/debug/";

  private final AdminKey adminKey;
  private final DebugConfig debug;
  private final ReportsConfig reports;
  private final ApiKeys keys;

  AccessFilters(AdminKey adminKey, ApiKeys keys, DebugConfig debug, ReportsConfig reports) {
    this.adminKey = adminKey;
    this.keys = keys;
    this.debug = debug;
    this.reports = reports;
  }

  /** Before matching, or a wrong method would tell that there is something. */
  @ServerRequestFilter(preMatching = true)
  void debugOnly(ContainerRequestContext request) {
    if (!debug.enabled() && request.getUriInfo().getPath().startsWith(DEBUG)) {
      throw new NotFoundException();
    }
  }

  @AdminOnly
  @ServerRequestFilter
  void adminOnly(ContainerRequestContext request) {
    if (!isAdmin(request)) {
      throw Refusal.unauthorized("this needs the admin key: Authorization: Bearer <key>");
    }
  }

  @ReportReader
  @ServerRequestFilter
  Uni<Void> reportReader(ContainerRequestContext request) {
    if (reports.isPublic() || isAdmin(request)) {
      return Uni.createFrom().voidItem();
    }
    String text = KeyHeader.keyText(authorization(request)).orElse("");
    return Uni.createFrom()
        .completionStage(() -> keys.find(text))
        .invoke(key -> requireReader(key, text))
        .replaceWithVoid();
  }

  @KeyHolder
  @ServerRequestFilter
  Uni<Void> keyHolder(ContainerRequestContext request) {
    if (isAdmin(request)) {
      return Uni.createFrom().voidItem();
    }
    String text = KeyHeader.keyText(authorization(request)).orElse("");
    return Uni.createFrom()
        .completionStage(() -> keys.find(text))
        .invoke(key -> request.setProperty(KeyHolder.KEY, required(key, text)))
        .replaceWithVoid();
  }

  private ApiKey required(Optional<ApiKey> key, String text) {
    if (key.isEmpty()) {
      keys.refused(ApiKeys.idIn(text), "not valid");
      throw Refusal.unauthorized("this needs a key: Authorization: Bearer <key>");
    }
    keys.used(key.get());
    return key.get();
  }

  private void requireReader(Optional<ApiKey> key, String text) {
    if (key.isEmpty()) {
      keys.refused(ApiKeys.idIn(text), "not valid");
      throw Refusal.unauthorized(
          "this needs a key with the scope read, or the admin key: Authorization: Bearer <key>");
    }
    if (!key.get().mayRead()) {
      keys.refused(key.get().id(), "lacks the scope read");
      throw Refusal.forbidden("this needs a key with the scope read");
    }
    keys.used(key.get());
  }

  /** Never as Basic: browsers send that again by themselves, on behalf of any page. */
  private boolean isAdmin(ContainerRequestContext request) {
    return KeyHeader.bearer(authorization(request)).filter(adminKey::matches).isPresent();
  }

  private static @Nullable String authorization(ContainerRequestContext request) {
    return request.getHeaderString(HttpHeaders.AUTHORIZATION);
  }
}
