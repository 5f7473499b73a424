package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  private static boolean asTheJdkSays(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void check(byte... bytes) {
    assertThat(Utf8.isValid(bytes, 0, bytes.length))
        .as(HexFormat.of().formatHex(bytes))
        .isEqualTo(asTheJdkSays(bytes));
  }

  @Test
  void agreesWithTheJdkOnAllPairsOfBytes() {
    for (int a = 0; a < 256; a++) {
      check((byte) a);
      for (int b = 0; b < 256; b++) {
        check((byte) a, (byte) b);
      }
    }
  }

  @Test
  void agreesWithTheJdkOnLongerSequencesAtTheEdges() {
    int[] edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
    for (int lead = 0xC0; lead < 256; lead++) {
      for (int b : edges) {
        for (int c : edges) {
          check((byte) lead, (byte) b, (byte) c);
          for (int d : edges) {
            check((byte) lead, (byte) b, (byte) c, (byte) d);
          }
        }
      }
    }
  }

  @Test
  void looksOnlyAtItsPartOfTheArray() {
    byte[] bytes = {(byte) 0xFF, 'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF};

    assertThat(Utf8.isValid(bytes, 1, 4)).isTrue();
    assertThat(Utf8.isValid(bytes, 1, 3)).isFalse();
    assertThat(Utf8.isValid(bytes, 0, 4)).isFalse();
    assertThat(Utf8.isValid(bytes, 2, 2)).isTrue();
  }

  @Test
  void agreesWithTheJdkOnDamagedTexts() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = "a€😀é".repeat(2).getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      check(bytes);
    }
  }
}
