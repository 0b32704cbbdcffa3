package io.playledger.intake.format;

import static io.playledger.intake.format.SomeJson.draft;
import static io.playledger.intake.format.SomeJson.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents 1.0 in JSON. */
class CloudEventsFormatTest {

  private static final String REQUIRED =
      "'specversion':'1.0','id':'e1','source':'/maze','type':'x'";

  @Test
  @DisplayName("Attributes become the envelope; extensions go along in the context")
  void full() throws BrokenRule {
    Draft read =
        draft(
            Formats.CLOUD_EVENTS,
            """
            {'specversion':'1.0','id':'e1','source':'/maze','type':'com.example.LevelDone',
             'time':'2026-01-31T12:00:00Z','subject':'door','product':'maze','playerid':'ada',
             'sessionid':'s1','datacontenttype':'application/json','dataschema':'urn:x',
             'traceparent':'00-1','flag':true,'count':3,'none':null,'data':{'level':3}}""");

    assertThat(read)
        .isEqualTo(
            new Draft(
                "e1",
                "com_example_level_done",
                "/maze",
                "2026-01-31T12:00:00Z",
                "maze",
                "ada",
                "s1",
                object("{'level':3}"),
                object(
                    """
                    {'dataschema':'urn:x','traceparent':'00-1','flag':true,'count':3,
                     'type':'com.example.LevelDone','subject':'door'}""")));
  }

  @Test
  @DisplayName("The subject is the player where no extension names one")
  void subject() throws BrokenRule {
    Draft read = draft(Formats.CLOUD_EVENTS, "{%s,'subject':'ada'}".formatted(REQUIRED));

    assertThat(read)
        .isEqualTo(new Draft("e1", "x", "/maze", null, null, "ada", null, object("{}"), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON; charset=UTF-8",
        "application/vnd.game.level+json",
        "text/json"
      })
  @DisplayName("Data in base64 are read like any other, whatever their JSON is called")
  void base64(String contentType) throws BrokenRule {
    String data =
        Base64.getEncoder().encodeToString("{\"level\":1.0}".getBytes(StandardCharsets.UTF_8));

    Draft read =
        draft(
            Formats.CLOUD_EVENTS,
            "{%s,'datacontenttype':'%s','data_base64':'%s'}"
                .formatted(REQUIRED, contentType, data));

    assertThat(CanonicalJson.write(read.data())).isEqualTo("{\"level\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'id':'e1','source':'/maze','type':'x'}                                  | specversion
          {'specversion':'0.3','id':'e1','source':'/maze','type':'x'}              | specversion
          {'specversion':1.0,'id':'e1','source':'/maze','type':'x'}                | specversion
          {'specversion':'1.0','source':'/maze','type':'x'}                        | id
          {'specversion':'1.0','id':'','source':'/maze','type':'x'}                | id
          {'specversion':'1.0','id':1,'source':'/maze','type':'x'}                 | id
          {'specversion':'1.0','id':'e1','type':'x'}                               | source
          {'specversion':'1.0','id':'e1','source':'/maze'}                         | type
          {'specversion':'1.0','id':'e1','source':'/maze','type':'???'}            | type
          {REQUIRED,'Extension':1}                                                 | Extension
          {REQUIRED,'my_extension':1}                                              | my_extension
          {REQUIRED,'extension':{}}                                                | extension
          {REQUIRED,'extension':[]}                                                | extension
          {REQUIRED,'time':7}                                                      | time
          {REQUIRED,'subject':7}                                                   | subject
          {REQUIRED,'data':[1]}                                                    | data
          {REQUIRED,'data':'text'}                                                 | data
          {REQUIRED,'datacontenttype':'text/xml','data':{}}                        | datacontenttype
          {REQUIRED,'datacontenttype':'application/jsonl','data':{}}               | datacontenttype
          {REQUIRED,'data_base64':'???'}                                           | data_base64
          {REQUIRED,'data_base64':'e30=','data':{}}                                | data_base64
          {REQUIRED,'data_base64':'W10='}                                          | data
          {REQUIRED,'data_base64':'ew=='}                                          | data_base64
          """)
  @DisplayName("A field that is missing or not what it must be is named")
  void invalid(String json, String field) {
    BrokenRule broken =
        catchThrowableOfType(
            BrokenRule.class,
            () -> draft(Formats.CLOUD_EVENTS, json.replace("REQUIRED", REQUIRED)));

    assertThat(broken.fault().reason()).isEqualTo(Reason.INVALID_ENVELOPE);
    assertThat(broken.fault().field()).isEqualTo(field);
  }

  @Test
  @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
  @DisplayName("A content type as long as an event may be is looked at once only")
  void longContentType() {
    ObjectNode event = object("{%s}".formatted(REQUIRED));
    event.put("datacontenttype", "a" + "/+".repeat(120_000));

    BrokenRule broken =
        catchThrowableOfType(
            BrokenRule.class, () -> new CloudEventsFormat(new JsonEvents(1)).read(event));

    assertThat(broken.fault().field()).isEqualTo("datacontenttype");
  }

  @Test
  @DisplayName("What is wrong within data in base64 is said as anywhere else")
  void faultInBase64() {
    String data =
        Base64.getEncoder().encodeToString("{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8));

    BrokenRule broken =
        catchThrowableOfType(
            BrokenRule.class,
            () -> draft(Formats.CLOUD_EVENTS, "{%s,'data_base64':'%s'}".formatted(REQUIRED, data)));

    assertThat(broken.fault().reason()).isEqualTo(Reason.DUPLICATE_KEY);
  }
}
