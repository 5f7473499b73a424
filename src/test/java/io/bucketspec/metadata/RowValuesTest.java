package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowValuesTest {
  /** A row as it is read back. */
  private record Row(List<String> values, List<Finding> problems) {}

  private static byte[] bytes(RowValuesBuilder builder, Row row) {
    for (String value : row.values) {
      if (value == null) {
        builder.addNone();
      } else {
        byte[] json = ("#" + value).getBytes(StandardCharsets.UTF_8);
        builder.add(json, 1, json.length);
      }
    }
    row.problems.forEach(builder::add);
    ByteBuilder out = new ByteBuilder();
    builder.finish(out);
    return out.toByteArray();
  }

  private static Row read(RowValues values) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ByteBuilder out = new ByteBuilder();
      assertThat(values.append(i, out)).isEqualTo(values.has(i));
      texts.add(values.has(i) ? out.toString() : null);
      String span =
          new String(
              values.array(),
              values.from(i),
              values.to(i) - values.from(i),
              StandardCharsets.UTF_8);
      assertThat(span).isEqualTo(out.toString());
    }
    return new Row(texts, values.problems());
  }

  @Test
  void rowsAreReadBackAndAreAlikeOnlyIfTheirBytesAre() {
    Random random = new Random(11);
    RowValuesBuilder builder = new RowValuesBuilder();
    RowValues cursor = new RowValues();
    Map<Row, ByteBuffer> byRow = new HashMap<>();
    Map<ByteBuffer, Row> byBytes = new HashMap<>();
    String[] texts = {"1", "\"é\"", "null", "[1,2]", "\"" + "x".repeat(200) + "\""};
    FindingCode[] codes = FindingCode.values();
    for (int round = 0; round < 20_000; round++) {
      List<String> values = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        values.add(random.nextInt(3) == 0 ? null : texts[random.nextInt(texts.length)]);
      }
      List<Finding> problems = new ArrayList<>();
      for (int i = random.nextInt(8) - 5; i > 0; i--) {
        problems.add(new Finding(codes[random.nextInt(codes.length)], "s" + random.nextInt(3)));
      }
      Row row = new Row(values, problems);
      byte[] bytes = bytes(builder, row);
      byte[] around = new byte[bytes.length + 6];
      Arrays.fill(around, (byte) 9);
      System.arraycopy(bytes, 0, around, 3, bytes.length);
      assertThat(read(cursor.over(around, 3))).isEqualTo(row);
      ByteBuffer key = ByteBuffer.wrap(bytes);
      assertThat(byRow.computeIfAbsent(row, any -> key)).isEqualTo(key);
      assertThat(byBytes.computeIfAbsent(key, any -> row)).isEqualTo(row);
    }
    assertThat(byRow).hasSizeGreaterThan(1_000);
  }

  @Test
  void cellsGoThroughTheirColumns() {
    RowValuesBuilder builder = new RowValuesBuilder();
    ValueWriter number = new ValueWriter("n", ValueType.NUMBER, List.of("n"), false);
    ValueWriter any = new ValueWriter("a", ValueType.ANY, List.of("a"), false);
    ByteBuilder out = new ByteBuilder();
    builder.add(number, "12").add(any, null).add(number, "x").add(any, List.of("é")).finish(out);
    assertThat(read(new RowValues().over(out.array(), 0)))
        .isEqualTo(
            new Row(
                Arrays.asList("12", null, null, "[\"é\"]"),
                List.of(
                    new Finding(
                        FindingCode.METADATA_TYPE,
                        "Column 'n' holds 'x', which is no number: it is left out. Mend it in the"
                            + " table, or declare another type."))));
  }

  @Test
  void aValueThatTheRowDoesNotHaveIsAFaultOfTheProgram() {
    RowValuesBuilder builder = new RowValuesBuilder();
    RowValues cursor = new RowValues();
    cursor.over(bytes(builder, new Row(List.of("1", "2"), List.of())), 0);
    cursor.over(bytes(builder, new Row(List.of("1"), List.of())), 0);
    assertThatThrownBy(() -> cursor.from(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> cursor.has(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
