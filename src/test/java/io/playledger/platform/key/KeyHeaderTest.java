package io.playledger.platform.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How keys are sent, and how they are written. */
class KeyHeaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a-key", "bearer a-key", "BEARER   a-key  "})
  @DisplayName("The token of Bearer is the key, however that is spelled")
  void bearer(String header) {
    assertThat(KeyHeader.keyText(header)).contains("a-key");
    assertThat(KeyHeader.bearer(header)).contains("a-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-key:", "a-key:a password", "a-key:a:b"})
  @DisplayName("The user name of Basic is the key, whatever the password")
  void basic(String credentials) {
    String header = "Basic " + base64(credentials);

    assertThat(KeyHeader.keyText(header)).contains("a-key");
    assertThat(KeyHeader.keyText(header.replace("Basic", "basic").replace("=", "")))
        .contains("a-key");
    assertThat(KeyHeader.bearer(header)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic",
        "Basic ",
        "Basic ???",
        "Basic Og==",
        "Basic YQ",
        "Basic a",
        "Digest a-key",
        "a-key",
        "Bearera-key"
      })
  @DisplayName("Anything else has no key")
  void none(String header) {
    assertThat(KeyHeader.keyText(header)).isEmpty();
  }

  @Test
  @DisplayName("The text of a key can be read again, and is not shown by accident")
  void text() {
    KeyText key = KeyText.make();

    assertThat(KeyText.parse(key.text())).contains(key);
    assertThat(key.text()).hasSize(60).startsWith("plk_" + key.id() + "_");
    assertThat(key.toString()).doesNotContain(key.secret());
    assertThat(KeyText.make()).isNotEqualTo(key);
    assertThat(KeyText.withNewSecret(key.id()).hash()).isNotEqualTo(key.hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plk", "plk_", "plk__", "pla_abcdefghijkl_", "plk_abcdefghijkl_short"})
  @DisplayName("What has another form is no key, and names none")
  void noKey(String text) {
    assertThat(KeyText.parse(text)).isEmpty();
    assertThat(ApiKeys.idIn(text)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
