package io.playledger.platform.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads a time zone. The stock converter's failure is not one that the configuration library
 * reports with the property's name.
 */
public final class ZoneConverter implements Converter<ZoneId> {

  @Override
  public ZoneId convert(String value) {
    try {
      return ZoneId.of(value.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
