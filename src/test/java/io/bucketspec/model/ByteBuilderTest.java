package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteBuilderTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 99, 100, 12345678901L, Long.MAX_VALUE})
  void numbersAreDecimal(long number) {
    assertThat(new ByteBuilder(1).appendDecimal(number)).hasToString(Long.toString(number));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 0x0123456789ABCDEFL, Long.MIN_VALUE})
  void numbersOfFixedLengthHaveTheirHighestByteFirst(long number) {
    ByteBuilder bytes = new ByteBuilder().appendLong(number).appendInt((int) number);
    ByteBuffer read = ByteBuffer.wrap(bytes.toByteArray());
    assertThat(read.getLong()).isEqualTo(number);
    assertThat(read.getInt()).isEqualTo((int) number);
    assertThat(read.hasRemaining()).isFalse();
  }

  @Test
  void itGrowsAndIsClearedAndCut() {
    ByteBuilder bytes = new ByteBuilder(1);
    for (int i = 0; i < 1000; i++) {
      bytes.append("ü€");
    }
    assertThat(bytes.length()).isEqualTo(5000);
    bytes.setLength(5);
    assertThat(bytes).hasToString("ü€");
    bytes.append("xabcx".getBytes(StandardCharsets.UTF_8), 1, 4);
    assertThat(bytes).hasToString("ü€abc");
    bytes.clear();
    assertThat(bytes.toByteArray()).isEmpty();
    assertThatThrownBy(() -> bytes.setLength(-1)).hasMessageContaining("length -1");
  }
}
