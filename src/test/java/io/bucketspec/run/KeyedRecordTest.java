package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedRecordTest {
  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 127, 128, 5_000_000_000_000L, Long.MAX_VALUE - 1})
  void anObjectComesBack(long size) {
    for (long content : new long[] {0, 1, -1, Long.MIN_VALUE}) {
      Member member = new Member().set(utf8("d/é 1.dcm!!"), 10).size(size).content(content);
      KeyedRecord object = written(member);
      assertThat(object.tags()).isFalse();
      assertThat(object.key()).isEqualTo(utf8("d/é 1.dcm"));
      assertThat(object.size()).isEqualTo(size);
      assertThat(object.content()).isEqualTo(content);
      assertThat(object.absence()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void whyAnObjectIsAbsentComesBack(Reason reason) {
    KeyedRecord object = written(new Member().set(utf8("k"), 1).absent(reason));
    assertThat(object.absence()).isEqualTo(reason);
    assertThat(object.size()).isEqualTo(-1);
    assertThat(object.key()).isEqualTo(utf8("k"));
  }

  @Test
  void tagsComeBack() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      byte[] key = bytes(random);
      byte[] study = bytes(random);
      byte[] series = bytes(random);
      byte[] header = bytes(random);
      KeyedRecord row = tags(key, study, series, header);
      assertThat(row.tags()).isTrue();
      assertThat(row.key()).isEqualTo(key);
      assertThat(row.study()).isEqualTo(study);
      assertThat(row.series()).isEqualTo(series);
      assertThat(row.header()).isEqualTo(header);
      assertThat(row.sameTags(tags(bytes(random), study, series, header))).isTrue();
      assertThat(row.sameTags(tags(key, longer(study), series, header))).isFalse();
      assertThat(row.sameTags(tags(key, study, longer(series), header))).isFalse();
      assertThat(row.sameTags(tags(key, study, series, longer(header)))).isFalse();
    }
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(5) == 0 ? 0 : random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] longer(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private static KeyedRecord tags(byte[] key, byte[] study, byte[] series, byte[] header) {
    ByteBuilder out = new ByteBuilder();
    KeyedRecord.appendTags(out, utf8("b"), key, study, series, new ByteBuilder().append(header));
    assertThat(KeyedRecord.is(out.toByteArray())).isTrue();
    return KeyedRecord.read(out.toByteArray());
  }

  private static KeyedRecord written(Member member) {
    ByteBuilder out = new ByteBuilder();
    KeyedRecord.appendObject(out, utf8("b"), member);
    assertThat(KeyedRecord.is(out.toByteArray())).isTrue();
    return KeyedRecord.read(out.toByteArray());
  }
}
