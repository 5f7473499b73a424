package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinKeyBytesTest {
  private static ByteBuffer key(List<String> parts) {
    ByteBuilder out = new ByteBuilder();
    JoinKeyBytes.append(out, parts);
    return ByteBuffer.wrap(out.toByteArray());
  }

  @Test
  void noTwoListsLookAlike() {
    Random random = new Random(5);
    String letters = "ab\0\1\2\3\4\5?é\ud800\udc00\ud801\ufffd€";
    Map<ByteBuffer, List<String>> seen = new HashMap<>();
    for (int round = 0; round < 50_000; round++) {
      List<String> parts = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        StringBuilder part = new StringBuilder();
        for (int k = random.nextInt(4); k > 0; k--) {
          part.append(letters.charAt(random.nextInt(letters.length())));
        }
        parts.add(part.toString());
      }
      assertThat(seen.computeIfAbsent(key(parts), key -> parts)).isEqualTo(parts);
    }
    assertThat(seen.size()).isGreaterThan(20_000);
  }

  @Test
  void halfASurrogatePairIsNotWhatItsBytesAreInUtf8() {
    assertThat(key(List.of("\ud880"))).isNotEqualTo(key(List.of("\u0600")));
    assertThat(key(List.of("\ud880"))).isNotEqualTo(key(List.of("?")));
  }

  @Test
  void longPartsToo() {
    String part = "x".repeat(10_000);
    assertThat(key(List.of(part))).isNotEqualTo(key(List.of(part + "x")));
    assertThat(key(List.of(part, "a"))).isNotEqualTo(key(List.of(part + "a")));
  }

  @Test
  void aKeyCanBeMadePartByPart() {
    ByteBuilder out = new ByteBuilder();
    JoinKeyBytes.append(out, "north");
    JoinKeyBytes.append(out, "");
    assertThat(ByteBuffer.wrap(out.toByteArray())).isEqualTo(key(List.of("north", "")));
  }
}
