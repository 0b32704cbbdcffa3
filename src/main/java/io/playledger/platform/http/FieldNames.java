package io.playledger.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;

/** Has violations name fields as they are spelled in JSON, not as in our records. */
@Singleton
class FieldNames implements ValidatorFactoryCustomizer {

  private final ObjectMapper json;

  FieldNames(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
    configuration.propertyNodeNameProvider(
        property ->
            property instanceof JavaBeanProperty component
                ? spelled(component)
                : property.getName());
  }

  private String spelled(JavaBeanProperty component) {
    return json
        .getSerializationConfig()
        .introspect(json.constructType(component.getDeclaringClass()))
        .findProperties()
        .stream()
        .filter(property -> property.getInternalName().equals(component.getName()))
        .map(BeanPropertyDefinition::getName)
        .findFirst()
        .orElse(component.getName());
  }
}
