package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void findsABadByteAtEveryPlaceOfAKey() {
    for (int length = 1; length < 30; length++) {
      for (int bad = 0; bad < length; bad++) {
        byte[] bytes = new byte[length + 2];
        Arrays.fill(bytes, (byte) 'a');
        bytes[bad] = (byte) 0xFF;
        assertThat(Utf8.isValid(bytes, 0, length)).as("%d of %d", bad, length).isFalse();
        assertThat(Utf8.isValid(bytes, bad + 1, length + 2)).isTrue();
        assertThat(Utf8.isValid(bytes, 0, bad)).isTrue();
      }
    }
  }

  @Test
  void takesEveryCharacterAtEveryPlaceButNoneThatIsCut() {
    for (String character : new String[] {"é", "€", "😀"}) {
      for (int before = 0; before < 20; before++) {
        byte[] bytes = ("a".repeat(before) + character + "b").getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
        assertThat(Utf8.isValid(bytes, 0, bytes.length - 2)).isFalse();
      }
    }
  }
}
