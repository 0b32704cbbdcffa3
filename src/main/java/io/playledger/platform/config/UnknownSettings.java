package io.playledger.platform.config;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Refuses to start with an environment variable that looks like a setting and is none: a misspelt
 * one would silently leave its default in force. Properties from elsewhere are checked by the
 * configuration library, which passes over the environment.
 */
@ApplicationScoped
class UnknownSettings {

  private static final String PREFIX = "PLAYLEDGER_";

  /** Read before or beside the configuration: by the main method, the commands, the scripts. */
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "PLAYLEDGER_HOME",
          "PLAYLEDGER_DB_URL",
          "PLAYLEDGER_DB_USER",
          "PLAYLEDGER_DB_PASSWORD",
          "PLAYLEDGER_HEAP",
          "PLAYLEDGER_LAUNCHER",
          "PLAYLEDGER_MAVEN_CACHE",
          "PLAYLEDGER_PORT");

  /** What Kubernetes puts into every pod where a service is named playledger. */
  private static final Pattern KUBERNETES = Pattern.compile("PLAYLEDGER_(SERVICE|PORT)_.*");

  private final BeanManager beans;

  UnknownSettings(BeanManager beans) {
    this.beans = beans;
  }

  void refuse(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
    Set<String> known = known();
    for (String name : new TreeSet<>(System.getenv().keySet())) {
      if (name.startsWith(PREFIX)
          && known.stream().noneMatch(setting -> isOf(name, setting))
          && !KUBERNETES.matcher(name).matches()) {
        throw new IllegalStateException(
            "the environment variable %s is no setting; there are %s"
                .formatted(name, new TreeSet<>(known)));
      }
    }
  }

  /** A star stands for a name that the configuration chooses. */
  private static boolean isOf(String name, String setting) {
    return name.matches(setting.replace("*", "[A-Z0-9_]+"));
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(NO_SETTINGS);
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .flatMap(bean -> bean.getTypes().stream())
        .filter(UnknownSettings::isMapping)
        .flatMap(
            type ->
                ConfigMappings.getProperties(ConfigClass.configClass((Class<?>) type))
                    .keySet()
                    .stream())
        .map(name -> name.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT))
        .filter(name -> name.startsWith(PREFIX))
        .forEach(known::add);
    return known;
  }

  private static boolean isMapping(Type type) {
    return type instanceof Class<?> mapping && mapping.isAnnotationPresent(ConfigMapping.class);
  }
}
