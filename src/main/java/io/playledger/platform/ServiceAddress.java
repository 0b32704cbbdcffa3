package io.playledger.platform;

import io.playledger.platform.config.HomeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Leaves word in the home of where this service answers, so that commands find it. */
@ApplicationScoped
class ServiceAddress {

  private final Optional<Path> home;

  ServiceAddress(HomeConfig config) {
    this.home = config.home();
  }

  void started(@ObservesAsync HttpServerStart server) throws IOException {
    if (home.isPresent()) {
      Home.writePrivately(
          new Home(home.get()).serviceUrlFile(),
          "http://%s:%d%n".formatted(host(server.options().getHost()), server.options().getPort()));
    }
  }

  /** A service that listens everywhere is reached on loopback. */
  private static String host(String bound) {
    return bound.equals("0.0.0.0") || bound.equals("::") ? "127.0.0.1" : bound;
  }

  void stopping(@Observes ShutdownEvent stop) throws IOException {
    if (home.isPresent()) {
      Files.deleteIfExists(new Home(home.get()).serviceUrlFile());
    }
  }
}
