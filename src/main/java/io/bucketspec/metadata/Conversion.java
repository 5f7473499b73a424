package io.bucketspec.metadata;

import io.bucketspec.model.FindingCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of a cell what its column's declared type says. What can't be is null and told; so is,
 * untold, a text of nothing but white space where no text is wanted.
 */
final class Conversion {
  private final ValueType type;
  private final int levels;
  private final CellProblems problems;

  /**
   * @param levels how many objects and arrays around each other a JSON text may have
   */
  Conversion(ValueType type, int levels, CellProblems problems) {
    this.type = type;
    this.levels = levels;
    this.problems = problems;
  }

  /**
   * The value to write.
   *
   * @param cell not null
   */
  Object of(Object cell) {
    if (type == ValueType.ANY) {
      return cell;
    }
    if (type == ValueType.TEXT) {
      return text(cell);
    }
    if (!(cell instanceof String text)) {
      return fromValue(cell);
    }
    String stripped = text.strip();
    return stripped.isEmpty() ? null : fromText(stripped);
  }

  private Object text(Object cell) {
    if (isNested(cell)) {
      return wrong(cell);
    }
    if (cell instanceof Number number && isFinite(number)) {
      return number instanceof BigDecimal decimal ? NumberText.of(decimal) : number.toString();
    }
    return cell instanceof Boolean ? cell.toString() : cell;
  }

  private Object fromText(String text) {
    return switch (type) {
      case NUMBER -> number(text);
      case INTEGER -> integer(text);
      case BOOLEAN -> truth(text);
      case DATETIME -> MomentText.read(text).map(Object.class::cast).orElseGet(() -> wrong(text));
      default -> json(text);
    };
  }

  private Object fromValue(Object cell) {
    return switch (type) {
      case NUMBER -> cell instanceof Number ? cell : wrong(cell);
      case INTEGER -> cell instanceof Number number ? integer(number) : wrong(cell);
      case BOOLEAN -> cell instanceof Boolean ? cell : wrong(cell);
      case DATETIME -> moment(cell);
      default -> cell instanceof byte[] ? wrong(cell) : cell;
    };
  }

  private Object number(String text) {
    Optional<String> number = NumberText.read(text);
    if (number.isPresent()) {
      return new JsonNumber(number.get());
    }
    return NumberText.isNotFinite(text) ? notFinite(text) : wrong(text);
  }

  private Object integer(String text) {
    Object number = number(text);
    if (!(number instanceof JsonNumber written)
        || NumberText.isInteger(written.text())
        || !NumberText.canBeKept(written.text())) {
      return number;
    }
    Object whole = whole(new BigDecimal(written.text()));
    return whole == null ? wrong(text) : whole;
  }

  private Object truth(String text) {
    boolean isTrue = text.equalsIgnoreCase("true");
    return isTrue || text.equalsIgnoreCase("false") ? (Object) isTrue : wrong(text);
  }

  private Object integer(Number number) {
    if (!isFinite(number)) {
      return number;
    }
    BigDecimal decimal = null;
    if (number instanceof Double || number instanceof Float) {
      // The value and not its text, which has no more than seven digits of a large float.
      decimal = new BigDecimal(number.doubleValue());
    } else if (number instanceof BigDecimal given) {
      decimal = given;
    }
    if (decimal == null || !NumberText.canBeKept(NumberText.of(decimal))) {
      return number;
    }
    Object whole = whole(decimal);
    return whole == null ? wrong(number) : whole;
  }

  /** As an integer, or null if it is none. */
  private static BigInteger whole(BigDecimal decimal) {
    return decimal.stripTrailingZeros().scale() <= 0 ? decimal.toBigInteger() : null;
  }

  private Object moment(Object cell) {
    if (cell instanceof LocalDate date) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return cell instanceof Instant || cell instanceof LocalDateTime ? cell : wrong(cell);
  }

  private Object json(String text) {
    try {
      return JsonTree.read(text, levels);
    } catch (JsonTree.TooDeep e) {
      problems.tell(FindingCode.METADATA_TOO_DEEP, ValueWriter.TOO_DEEP);
      return null;
    } catch (JsonTree.NotJson e) {
      problems.tell(
          FindingCode.METADATA_TYPE,
          "holds "
              + Quoted.of(text)
              + ", which is no JSON from character "
              + e.place()
              + " on: it is left out. Mend it in the table, or declare the column as text.");
      return null;
    }
  }

  private Object notFinite(String text) {
    problems.tell(FindingCode.METADATA_NUMBER, ValueWriter.notFinite(text));
    return null;
  }

  private Object wrong(Object cell) {
    problems.tell(
        FindingCode.METADATA_TYPE,
        "holds "
            + shown(cell)
            + ", which is no "
            + wanted(cell)
            + ": it is left out. Mend it in the table, or declare another type.");
    return null;
  }

  private String wanted(Object cell) {
    return switch (type) {
      case BOOLEAN -> "boolean (true or false)";
      case DATETIME ->
          "datetime such as 2026-11-24T18:08:35Z"
              + (cell instanceof Number ? " (seconds or milliseconds are not guessed)" : "");
      case JSON -> "text with JSON";
      default -> type.label();
    };
  }

  private static String shown(Object cell) {
    if (cell instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    if (cell instanceof List<?>) {
      return "a list";
    }
    if (isNested(cell)) {
      return "an object";
    }
    return Quoted.of(cell instanceof BigDecimal decimal ? NumberText.of(decimal) : cell.toString());
  }

  private static boolean isNested(Object cell) {
    return cell instanceof List<?> || cell instanceof Map<?, ?> || cell instanceof Struct;
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }
}
