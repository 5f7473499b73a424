package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cells made together with what must be read back of them, by a parser that knows nothing of the
 * writer, and with the problems that must be told.
 */
class ValueWriterPropertyTest {
  private static final Object ABSENT = new Object();
  private static final BigDecimal EXACT = new BigDecimal("9007199254740992");

  /** Makes cells; the same seed makes the same. */
  private static final class Cells {
    private final Random random;

    /** The problems of the cells made so far. */
    final Set<FindingCode> problems = EnumSet.noneOf(FindingCode.class);

    /** What must be read back of the last cell made, or {@link #ABSENT}. */
    private Object expected;

    Cells(Random random) {
      this.random = random;
    }

    Object cell(int depth) {
      int kinds = depth > 4 ? 11 : 15;
      return switch (random.nextInt(kinds)) {
        case 0 -> same(random.nextBoolean());
        case 1, 2 -> text();
        case 3 -> integer(random.nextInt());
        case 4 -> integer(random.nextLong() >> random.nextInt(64));
        case 5 -> floating();
        case 6 -> decimal();
        case 7 -> integer(new BigInteger(random.nextInt(80), random));
        case 8 -> bytes();
        case 9 -> time();
        case 10 -> nothing();
        case 11 -> list(depth);
        case 12 -> struct(depth);
        default -> map(depth);
      };
    }

    private Object same(Object cell) {
      expected = cell;
      return cell;
    }

    private Object nothing() {
      expected = ABSENT;
      return null;
    }

    String text() {
      StringBuilder cell = new StringBuilder();
      StringBuilder read = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        switch (random.nextInt(30)) {
          case 0 -> {
            cell.append('\0');
            problems.add(FindingCode.METADATA_NUL);
          }
          case 1 -> {
            // Never before a low one, which would make it whole.
            cell.append((char) (0xD800 + random.nextInt(0x400))).append('.');
            read.append("\ufffd.");
            problems.add(FindingCode.METADATA_SURROGATE);
          }
          case 2, 3 -> both(cell, read, 0x10000 + random.nextInt(0x100000));
          case 4, 5 -> both(cell, read, 1 + random.nextInt(0x20));
          case 6, 7 -> both(cell, read, 0xE000 + random.nextInt(0x2000));
          case 8, 9 -> both(cell, read, 1 + random.nextInt(0xD7FF));
          case 10, 11 -> both(cell, read, "\"\\/$.".charAt(random.nextInt(5)));
          default -> both(cell, read, 'a' + random.nextInt(3));
        }
      }
      expected = read.toString();
      return cell.toString();
    }

    private static void both(StringBuilder cell, StringBuilder read, int point) {
      cell.appendCodePoint(point);
      read.appendCodePoint(point);
    }

    private Object integer(Number number) {
      BigDecimal value = new BigDecimal(number.toString());
      if (value.abs().compareTo(EXACT) > 0) {
        problems.add(FindingCode.METADATA_BIG_INTEGER);
      }
      expected = value;
      return number;
    }

    private Object floating() {
      boolean small = random.nextBoolean();
      float number = Float.intBitsToFloat(random.nextInt());
      double large =
          random.nextInt(4) == 0
              ? 1.0 / random.nextInt(3)
              : Double.longBitsToDouble(random.nextLong());
      double value = small ? number : large;
      if (!Double.isFinite(value)) {
        problems.add(FindingCode.METADATA_NUMBER);
        expected = ABSENT;
      } else {
        expected = new BigDecimal(small ? Float.toString(number) : Double.toString(large));
      }
      return small ? (Object) number : (Object) large;
    }

    private Object decimal() {
      int scale = random.nextInt(20) == 0 ? -200_000 : random.nextInt(38);
      BigDecimal decimal = new BigDecimal(new BigInteger(random.nextInt(126), random), scale);
      if (scale < 0) {
        problems.add(FindingCode.METADATA_NUMBER);
        expected = ABSENT;
        return decimal;
      }
      return scale == 0 ? integer(decimal) : same(decimal);
    }

    private Object bytes() {
      byte[] bytes = new byte[random.nextInt(9)];
      random.nextBytes(bytes);
      expected = Base64.getEncoder().encodeToString(bytes);
      return bytes;
    }

    private Object time() {
      Instant instant =
          Instant.ofEpochSecond(random.nextInt() * 100L, random.nextInt(1000) * 1_000_000L);
      LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      LocalDate date = local.toLocalDate();
      int sort = random.nextInt(3);
      expected = sort == 0 ? date.toString() : instant.toString();
      return sort == 0 ? date : sort == 1 ? instant : local;
    }

    private Object list(int depth) {
      List<Object> cells = new ArrayList<>();
      List<Object> read = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        cells.add(cell(depth + 1));
        read.add(expected == ABSENT ? null : expected);
      }
      expected = read;
      return cells;
    }

    private Object struct(int depth) {
      List<String> names = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      Map<String, Object> read = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        names.add(text());
        String key = (String) expected;
        values.add(cell(depth + 1));
        member(read, key, depth);
      }
      expected = present(read);
      return new Struct(names, values);
    }

    private Object map(int depth) {
      Map<Object, Object> cells = new LinkedHashMap<>();
      Map<String, Object> read = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        boolean number = random.nextInt(3) == 0;
        Object key = number ? (Object) (long) random.nextInt(5) : text();
        if (cells.containsKey(key)) {
          continue;
        }
        String name = number ? key.toString() : (String) expected;
        cells.put(key, cell(depth + 1));
        member(read, name, depth);
      }
      expected = present(read);
      return cells;
    }

    private void member(Map<String, Object> read, String key, int depth) {
      if (key.isEmpty() || (depth == 0 && key.startsWith("$"))) {
        problems.add(FindingCode.METADATA_KEY);
        return;
      }
      if (read.containsKey(key)) {
        problems.add(FindingCode.METADATA_DUPLICATE_KEY);
      }
      read.put(key, expected);
    }

    private static Map<String, Object> present(Map<String, Object> members) {
      members.values().removeIf(value -> value == ABSENT);
      return members;
    }
  }

  /** A value as a JSON text that has more white space and escapes than it needs. */
  private static String text(Object value, Random random) {
    String space = " \n\t".substring(0, random.nextInt(4));
    if (value instanceof Map<?, ?> map) {
      List<String> members = new ArrayList<>();
      map.forEach((key, member) -> members.add(text(key, random) + ":" + text(member, random)));
      return space + "{" + String.join(",", members) + space + "}";
    }
    if (value instanceof List<?> list) {
      return space + "[" + String.join(",", list.stream().map(e -> text(e, random)).toList()) + "]";
    }
    if (!(value instanceof String string)) {
      return space + value;
    }
    StringBuilder text = new StringBuilder(space + "\"");
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || random.nextInt(4) == 0) {
        text.append(String.format("\\u%04X", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_240_229, -7})
  void whatIsReadBackIsWhatTheCellHeld(long seed) {
    Random random = new Random(seed);
    Map<FindingCode, Integer> told = new HashMap<>();
    for (int round = 0; round < 4_000; round++) {
      Cells cells = new Cells(random);
      Object cell = cells.map(0);
      Written written = Written.of(cell, ValueType.ANY, "");
      String hint = "seed " + seed + ", round " + round + ": " + written;
      assertThat(written.read()).as(hint).isEqualTo(cells.expected);
      // Of keys that are alike only the last value is looked at.
      if (cells.problems.contains(FindingCode.METADATA_DUPLICATE_KEY)
          || cells.problems.contains(FindingCode.METADATA_KEY)) {
        assertThat(cells.problems).as(hint).containsAll(written.codes());
      } else {
        assertThat(written.codes()).as(hint).containsExactlyInAnyOrderElementsOf(cells.problems);
      }
      written.codes().forEach(code -> told.merge(code, 1, Integer::sum));
      assertThat(Written.faults(written.json())).as(hint).allMatch("inexact-integer"::equals);

      Written again = Written.of(text(cells.expected, random), ValueType.JSON, "");
      assertThat(again.read()).as(hint).isEqualTo(cells.expected);
      assertThat(again.codes()).as(hint).allMatch(FindingCode.METADATA_BIG_INTEGER::equals);
    }
    assertThat(told.keySet())
        .contains(
            FindingCode.METADATA_NUL,
            FindingCode.METADATA_SURROGATE,
            FindingCode.METADATA_NUMBER,
            FindingCode.METADATA_BIG_INTEGER,
            FindingCode.METADATA_KEY,
            FindingCode.METADATA_DUPLICATE_KEY);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 30_303})
  void anyTextUnderAnyTypeIsValidOrNothing(long seed) {
    Random random = new Random(seed);
    String letters = "019.eE+-:T Ztrufalsnd\"\\[]{},\0\ud800é";
    int valid = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(7); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (ValueType type : ValueType.values()) {
        ByteBuilder out = new ByteBuilder();
        List<Finding> problems = new ArrayList<>();
        ValueWriter writer = new ValueWriter("c", type, List.of("key"), false);
        if (writer.write(text.toString(), out, problems)) {
          valid++;
          assertThat(Written.faults("{\"key\":" + Written.utf8(out) + "}"))
              .as(type + " " + text)
              .allMatch("inexact-integer"::equals);
          Object read = Written.read(Written.utf8(out));
          switch (type) {
            case TEXT, DATETIME -> assertThat(read).isInstanceOf(String.class);
            case NUMBER -> assertThat(read).isInstanceOf(BigDecimal.class);
            case INTEGER -> assertThat(out.toString()).matches("-?[0-9]+");
            case BOOLEAN -> assertThat(read).isInstanceOf(Boolean.class);
            default -> assertThat(read).isNotNull();
          }
        } else {
          assertThat(out.length()).isZero();
          assertThat(problems.isEmpty())
              .as(type + " '" + text + "'")
              .isEqualTo(text.toString().isBlank());
        }
      }
    }
    assertThat(valid).isGreaterThan(40_000);
  }
}
