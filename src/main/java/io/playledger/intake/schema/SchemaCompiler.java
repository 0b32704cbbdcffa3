package io.playledger.intake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Draft202012;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import io.playledger.platform.error.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes schemas ready to judge. Nothing is ever fetched for it, from the network or from files. */
final class SchemaCompiler {

  private static final String META_SCHEMAS = "https://json-schema.org/draft/2020-12/";

  /** Keywords that judge nothing. Without validators of their own they cost no event anything. */
  private static final List<Keyword> SILENT =
      Stream.of(
              "$schema",
              "$comment",
              "title",
              "description",
              "default",
              "examples",
              "deprecated",
              "readOnly",
              "writeOnly",
              "contentEncoding",
              "contentMediaType",
              "contentSchema",
              PersonFields.KEYWORD)
          .<Keyword>map(Silent::new)
          .toList();

  private static final Dialect DIALECT =
      Dialect.builder(DialectId.DRAFT_2020_12, Draft202012.getInstance())
          .keywords(SILENT)
          .unknownKeywordFactory((name, context) -> new Silent(name))
          .build();

  private static final Schema OF_SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

  private SchemaCompiler() {}

  /**
   * @throws Refusal if the document is no schema, or one that cannot judge
   */
  static void require(JsonNode document) {
    try {
      SchemaFault fault = SchemaFault.first(OF_SCHEMAS, document, Work.FOR_A_SCHEMA);
      if (fault != null) {
        throw SchemaDocument.refusal(fault.path(), fault.rule());
      }
      // Only what is run shows whether a reference leads in a circle.
      SchemaFault.first(
          compile(0, document).schema(), JsonNodeFactory.instance.objectNode(), Work.FOR_AN_EVENT);
    } catch (Work.Exceeded e) {
      throw Refusal.invalid("body", e.rule());
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("body", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Makes one ready that is known to be one.
   *
   * @throws IllegalArgumentException if it cannot judge; the message says so
   */
  static EventSchema compile(int version, JsonNode document) {
    try {
      // A registry each: they would share what has the same $id.
      Schema schema =
          SchemaRegistry.withDialect(
                  DIALECT,
                  registry ->
                      registry
                          .schemaRegistryConfig(
                              SchemaRegistryConfig.builder()
                                  .regularExpressionFactory(LinearPattern::new)
                                  .build())
                          .schemaLoader(
                              loader ->
                                  loader.allow(
                                      address -> address.toString().startsWith(META_SCHEMAS))))
              .getSchema(document);
      schema.initializeValidators();
      return new EventSchema(version, document.toString(), schema, PersonFields.of(document));
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException("has references that lead nowhere, or too far", e);
    }
  }

  private static final class Silent extends AbstractKeyword {

    private Silent(String name) {
      super(name);
    }

    @Override
    public @Nullable KeywordValidator newValidator(
        SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
      return null;
    }
  }
}
