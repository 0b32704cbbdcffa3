package io.playledger.platform.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scopes open. */
class ApiKeyTest {

  @Test
  @DisplayName("A scope of a product opens that product, and nothing else")
  void oneProduct() {
    ApiKey key = key("write:exrps", "define:chess");

    assertThat(key.mayWrite("exrps")).isTrue();
    assertThat(key.mayWrite("chess")).isFalse();
    assertThat(key.mayWrite()).isTrue();
    assertThat(key.mayDefine("chess")).isTrue();
    assertThat(key.mayDefine("exrps")).isFalse();
    assertThat(key.mayRead()).isFalse();
    assertThat(key.onlyProduct()).contains("exrps");
  }

  @Test
  @DisplayName("A star opens every product")
  void anyProduct() {
    ApiKey key = key("write:*", "define:*");

    assertThat(key.mayWrite("exrps")).isTrue();
    assertThat(key.mayDefine("exrps")).isTrue();
    assertThat(key.mayRead()).isFalse();
    assertThat(key.onlyProduct()).isEmpty();
  }

  @Test
  @DisplayName("Of several products none is the only one")
  void severalProducts() {
    assertThat(key("write:exrps", "write:chess").onlyProduct()).isEmpty();
    assertThat(key("write:exrps", "write:*").onlyProduct()).isEmpty();
  }

  @Test
  @DisplayName("A key that reads writes nothing")
  void reads() {
    ApiKey key = key("read");

    assertThat(key.mayRead()).isTrue();
    assertThat(key.mayWrite()).isFalse();
    assertThat(key.mayWrite("exrps")).isFalse();
    assertThat(key.mayDefine("exrps")).isFalse();
    assertThat(key.onlyProduct()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "write:*", "write:a", "define:a.b_c-9", "define:*", "write:0"})
  @DisplayName("A scope reads as it is written")
  void text(String text) {
    assertThat(Scope.parse(text)).map(Scope::text).contains(text);
  }

  private static ApiKey key(String... scopes) {
    return new ApiKey(
        "aaaaaaaaaaaa",
        "a key",
        Arrays.stream(scopes)
            .map(scope -> Scope.parse(scope).orElseThrow())
            .collect(Collectors.toSet()),
        null);
  }
}
