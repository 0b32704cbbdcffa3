package io.playledger.platform.error;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods a path takes. The answer 405 has to say so, and JAX-RS does not. */
@Singleton
class AllowedMethods {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
  private static final Pattern SLASHES = Pattern.compile("/+");

  private record Route(Pattern path, String method) {}

  private final List<Route> routes;

  AllowedMethods(BeanManager beans) {
    routes =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(Bean::getBeanClass)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(AllowedMethods::routes)
            .toList();
  }

  /** The methods, sorted and separated by commas; empty if there is nothing at that path. */
  String at(String path) {
    return routes.stream()
        .filter(route -> route.path().matcher(path).matches())
        .map(Route::method)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Stream<Route> routes(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType())
                    .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                    .map(verb -> new Route(pattern(resource, method), verb(verb))));
  }

  private static String verb(Class<? extends Annotation> annotation) {
    return annotation.getAnnotation(HttpMethod.class).value();
  }

  private static Pattern pattern(Class<?> resource, Method method) {
    String path = resource.getAnnotation(Path.class).value();
    if (method.isAnnotationPresent(Path.class)) {
      path += "/" + method.getAnnotation(Path.class).value();
    }
    String absolute = SLASHES.matcher("/" + path).replaceAll("/");
    return Pattern.compile(PARAMETER.matcher(absolute).replaceAll("[^/]+"));
  }
}
