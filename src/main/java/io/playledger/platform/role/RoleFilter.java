package io.playledger.platform.role;

import io.playledger.platform.error.Refusal;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Refuses what other instances are for. */
class RoleFilter {

  private final Roles roles;

  RoleFilter(Roles roles) {
    this.roles = roles;
  }

  /** Before a key is asked for: none of this instance's would help. */
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void require(SimpleResourceInfo resource) {
    ServedBy served = resource.getResourceClass().getAnnotation(ServedBy.class);
    if (served != null && !roles.has(served.value())) {
      throw Refusal.misdirected(
          "this needs an instance with the role %s; this one has %s"
              .formatted(served.value(), roles.names()));
    }
  }
}
