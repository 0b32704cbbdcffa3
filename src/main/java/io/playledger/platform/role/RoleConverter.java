package io.playledger.platform.role;

import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a role. The stock converter's failure names our class. */
public final class RoleConverter implements Converter<Role> {

  @Override
  public Role convert(String value) {
    String name = value.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(Role.values())
        .filter(role -> role.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is none of the roles %s"
                        .formatted(value, Roles.text(Arrays.asList(Role.values())))));
  }
}
