package io.playledger.platform.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells who needs a connection outside the pool where the service's database is. */
@Singleton
class ServiceDatabase {

  @Produces
  @Singleton
  DatabaseAddress address(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    return new DatabaseAddress(url, user, password.orElse(""));
  }
}
