package io.playledger.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test that has a {@link Database} among its parameters a new one with the tables of
 * Playledger in it, or an {@link Empty} one. All are on one PostgreSQL, which lives as long as the
 * test run.
 */
public final class FreshDatabases implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    PlainPostgres postgres = postgres(context);
    return parameter.isAnnotated(Empty.class) ? postgres.empty() : postgres.migrated();
  }

  private static PlainPostgres postgres(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(FreshDatabases.class))
        .computeIfAbsent(PlainPostgres.class, key -> PlainPostgres.start(), PlainPostgres.class);
  }
}
