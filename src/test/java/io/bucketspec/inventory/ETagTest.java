package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteHash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ETagTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "d8e8, d8e8",
        "\"d8e8\", d8e8",
        "\"d8e8, \"d8e8",
        "d8e8\", d8e8\"",
        "W/\"d8e8\", W/\"d8e8\"",
        "d41d8cd98f00b204e9800998ecf8427e-12, d41d8cd98f00b204e9800998ecf8427e-12",
        "\"\"x\"\", \"x\"",
        "\", \""
      })
  void isTheHashOfWhatStandsBetweenTheQuotes(String etag, String bare) {
    byte[] bytes = utf8("<" + etag + ">");
    byte[] expected = utf8(bare);

    assertThat(ETag.hash(bytes, 1, bytes.length - 1))
        .isEqualTo(ByteHash.hash(expected, 0, expected.length, 0));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"``", "\"\""})
  void isNotStatedIfEmpty(String etag) {
    assertThat(ETag.hash(utf8(etag), 0, etag.length())).isZero();
  }

  @Test
  void isNeverTheNumberThatSaysThatThereIsNone() {
    assertThat(ETag.stated(0)).isNotZero();
    assertThat(ETag.stated(-1)).isEqualTo(-1);
    assertThat(ETag.stated(5)).isEqualTo(5);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
