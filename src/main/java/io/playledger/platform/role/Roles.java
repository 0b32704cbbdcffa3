package io.playledger.platform.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles that this instance has. */
@ApplicationScoped
public class Roles {

  private final Set<Role> roles;

  /**
   * @throws IllegalStateException if there is none
   */
  Roles(RolesConfig config) {
    Set<Role> named = config.roles().orElse(Set.of());
    if (named.isEmpty()) {
      throw new IllegalStateException(
          "playledger.roles is empty; it must name at least one of the roles "
              + text(Arrays.asList(Role.values())));
    }
    this.roles = EnumSet.copyOf(named);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Their names, separated by commas. */
  public String names() {
    return text(roles);
  }

  static String text(Collection<Role> roles) {
    return roles.stream().map(Role::toString).collect(Collectors.joining(", "));
  }
}
