package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ValueListTest {
  private final ValueList list = new ValueList();
  private final ByteBuilder out = new ByteBuilder();

  private void add(String json) {
    byte[] bytes = ("<" + json + ">").getBytes(StandardCharsets.UTF_8);
    list.add(bytes, 1, bytes.length - 1);
    // The caller's array is its own again.
    bytes[1] = '!';
  }

  @Test
  void eachValueStandsOnceInTheOrderOfItsComing() {
    add("10");
    add("9");
    add("\"9\"");
    add("10");
    add("[1,2]");
    add("9.0");
    assertThat(list.size()).isEqualTo(5);
    assertThat(list.append(out)).isTrue();
    assertThat(out).hasToString("[10,9,\"9\",[1,2],9.0]");
  }

  @Test
  void oneIsAListToo() {
    add("true");
    assertThat(list.append(out)).isTrue();
    assertThat(out).hasToString("[true]");
  }

  @Test
  void noneIsNoValue() {
    add("1");
    list.clear();
    assertThat(list.append(out)).isFalse();
    assertThat(out.length()).isZero();
  }
}
