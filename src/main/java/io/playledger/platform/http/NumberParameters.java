package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole numbers from the query, and names the parameter that is none. Left to itself JAX-RS
 * answers 404.
 */
@Provider
class NumberParameters implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation @Nullable [] annotations) {
    if ((type != int.class && type != Integer.class) || annotations == null) {
      return null;
    }
    for (Annotation annotation : annotations) {
      if (annotation instanceof QueryParam parameter) {
        return (ParamConverter<T>) new WholeNumber(parameter.value());
      }
    }
    return null;
  }

  private record WholeNumber(String parameter) implements ParamConverter<Integer> {

    @Override
    public Integer fromString(String text) {
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException e) {
        throw Refusal.invalid(parameter, "must be a whole number");
      }
    }

    @Override
    public String toString(Integer number) {
      return number.toString();
    }
  }
}
