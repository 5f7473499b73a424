package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the cells of a column as values of client metadata: minimal JSON as UTF-8, of which the
 * platform can keep everything. It keeps client metadata as PostgreSQL's jsonb, which refuses
 * U+0000, halves of surrogate pairs and numbers outside of {@code numeric} (PostgreSQL manual,
 * datatype-json). What has to be changed or left out for that is told.
 *
 * <p>A cell is null; a Boolean; Byte, Short, Integer, Long or BigInteger; Float or Double, of which
 * the shortest text is written that tells it from others; a BigDecimal, with the digits that it
 * has; a String; byte[], which becomes a text in base64; an Instant, in UTC to the digits that it
 * has, or a LocalDateTime, which is taken as UTC; a LocalDate; a List, Map (keys are any scalar) or
 * {@link Struct}. In lists null stays, in objects it is left out.
 *
 * <p>Keys: an empty one is left out, and at the top of the client metadata one that begins with
 * {@code $}, which the platform keeps for itself. What is in {@code $encord} is the platform's own
 * and stays, null too where it is written out, but for what can't be kept.
 *
 * <p>Not thread safe.
 */
public final class ValueWriter {
  /** Objects and arrays around each other that readers surely take, the metadata itself counted. */
  private static final int MAX_DEPTH = 100;

  /** What is told of a value that nests deeper. */
  static final String TOO_DEEP =
      "nests more than "
          + MAX_DEPTH
          + " deep, which readers may refuse: what is deeper is left out. Flatten it.";

  private static final String RESERVED = "$encord";
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final long MOST_EXACT = 1L << 53;

  private final int depth;
  private final boolean reserved;
  private final CellProblems problems;
  private final Conversion conversion;

  /** Whether what is looked at is in {@link #RESERVED}. */
  private boolean inReserved;

  /**
   * @param column its name, for sentences
   * @param path where the values stand in the client metadata: keys from the outermost to their
   *     own; empty if a value is all of the client metadata, and so has to be an object
   * @param listed whether the values will stand in a list at that path
   */
  public ValueWriter(String column, ValueType type, List<String> path, boolean listed) {
    this(CellProblems.ofColumn(column), type, path, listed);
  }

  /**
   * @param problems tells what is wrong with the values
   */
  ValueWriter(CellProblems problems, ValueType type, List<String> path, boolean listed) {
    if (path.isEmpty() && listed) {
      throw new IllegalArgumentException("client metadata is an object, not a list");
    }
    depth = path.size() + (listed ? 2 : 1);
    reserved = !path.isEmpty() && path.get(0).equals(RESERVED);
    this.problems = problems;
    conversion = new Conversion(type, levels(), problems);
  }

  /** How many objects and arrays around each other a value may have. */
  int levels() {
    return MAX_DEPTH - depth + 1;
  }

  /**
   * Appends a cell's value.
   *
   * @param told takes what had to be changed or left out, each kind of it once
   * @return whether there is a value; if not, nothing is appended
   */
  public boolean write(Object cell, ByteBuilder out, List<Finding> told) {
    if (cell == null) {
      return false;
    }
    problems.begin(told);
    inReserved = reserved;
    Object value = conversion.of(cell);
    if (value == null) {
      return false;
    }
    if (depth == 1 && !isObject(value)) {
      problems.tell(
          FindingCode.METADATA_TYPE,
          "holds no object, which client metadata has to be: it is left out. Mend it in the table,"
              + " or give the column a key to stand at.");
      return false;
    }
    return append(value, depth, out);
  }

  private static boolean isObject(Object value) {
    return value instanceof Map<?, ?> || value instanceof Struct || value instanceof JsonObject;
  }

  /**
   * Appends a value that is not null.
   *
   * @param level the depth of the value if it is an object or a list: of the metadata itself 1
   */
  private boolean append(Object value, int level, ByteBuilder out) {
    if (value instanceof String text) {
      return string(text, out);
    }
    if (value instanceof Number number) {
      return number(number, out);
    }
    if (value instanceof JsonNumber number) {
      return number(number.text(), out);
    }
    if (value instanceof Boolean truth) {
      out.append(truth ? TRUE : FALSE);
      return true;
    }
    if (value instanceof List<?> list) {
      return list(list, level, out);
    }
    if (isObject(value)) {
      return object(value, level, out);
    }
    byte[] plain = value instanceof byte[] bytes ? Base64.getEncoder().encode(bytes) : null;
    out.append((byte) '"');
    if (plain != null) {
      out.append(plain);
    } else {
      out.append(time(value));
    }
    out.append((byte) '"');
    return true;
  }

  private static String time(Object value) {
    if (value instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC).toString();
    }
    if (value instanceof Instant || value instanceof LocalDate) {
      return value.toString();
    }
    throw new IllegalArgumentException("a cell that is a " + value.getClass().getName());
  }

  private boolean string(String text, ByteBuilder out) {
    tellChanges(JsonString.append(out, text), text, "in ");
    return true;
  }

  private void tellChanges(int changes, String text, String where) {
    if ((changes & JsonString.NUL) != 0) {
      problems.tell(
          FindingCode.METADATA_NUL,
          "holds the character U+0000 "
              + where
              + Quoted.of(text)
              + ", which the platform can't keep: the character is left out. Take it out of the "
              + problems.holder()
              + ".");
    }
    if ((changes & JsonString.SURROGATE) != 0) {
      problems.tell(
          FindingCode.METADATA_SURROGATE,
          "holds half of a surrogate pair "
              + where
              + Quoted.of(text)
              + ", which is no character: U+FFFD is written for it. Mend the text in the "
              + problems.holder()
              + ".");
    }
  }

  private boolean number(Number number, ByteBuilder out) {
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        problems.tell(FindingCode.METADATA_NUMBER, notFinite(number.toString()));
        return false;
      }
      out.append(number.toString());
      return true;
    }
    if (number instanceof BigDecimal decimal) {
      return number(NumberText.of(decimal), out);
    }
    if (number instanceof BigInteger integer) {
      String text = NumberText.of(integer);
      return text == null ? outside("of more than 131072 digits") : number(text, out);
    }
    return integer(number.longValue(), out);
  }

  private boolean integer(long number, ByteBuilder out) {
    if (number > MOST_EXACT || number < -MOST_EXACT) {
      return number(Long.toString(number), out);
    }
    if (number < 0) {
      out.append((byte) '-');
    }
    out.appendDecimal(Math.abs(number));
    return true;
  }

  /** Appends a number as it is written. */
  private boolean number(String text, ByteBuilder out) {
    if (!NumberText.canBeKept(text)) {
      return outside(Quoted.of(text));
    }
    if (NumberText.isBigInteger(text) && !problems.isTold(FindingCode.METADATA_BIG_INTEGER)) {
      problems.tell(
          FindingCode.METADATA_BIG_INTEGER,
          "holds the integer "
              + Quoted.of(text)
              + ", over 2^53, of which most readers lose the last digits: it is kept. "
              + (problems.isWhole()
                  ? "Declare the column as text to keep them."
                  : "Make it a text in the " + problems.holder() + " to keep them."));
    }
    out.append(text);
    return true;
  }

  private boolean outside(String shown) {
    problems.tell(
        FindingCode.METADATA_NUMBER,
        "holds the number "
            + shown
            + ", outside of what the platform can keep: it is left out. Make it a text in the "
            + problems.holder()
            + ".");
    return false;
  }

  /** What is told of a number that is none. */
  static String notFinite(String text) {
    return "holds "
        + Quoted.of(text)
        + ", which is no number in JSON: it is left out. Make it null in the table.";
  }

  private boolean list(List<?> list, int level, ByteBuilder out) {
    if (isTooDeep(level)) {
      return false;
    }
    out.append((byte) '[');
    int index = 0;
    for (Object element : list) {
      if (index > 0) {
        out.append((byte) ',');
      }
      problems.enter(index++);
      // Left out or not: those behind it keep their places.
      if (element == null || !append(element, level + 1, out)) {
        out.append(NULL);
      }
      problems.leave();
    }
    out.append((byte) ']');
    return true;
  }

  private boolean isTooDeep(int level) {
    if (level <= MAX_DEPTH) {
      return false;
    }
    problems.tell(FindingCode.METADATA_TOO_DEEP, TOO_DEEP);
    return true;
  }

  private boolean object(Object value, int level, ByteBuilder out) {
    if (isTooDeep(level)) {
      return false;
    }
    int start = out.length();
    byte before = '{';
    for (Map.Entry<String, Object> member : members(value, level).entrySet()) {
      int end = out.length();
      out.append(before);
      JsonString.append(out, member.getKey());
      out.append((byte) ':');
      if (member(member, value, level, out)) {
        before = ',';
      } else {
        out.setLength(end);
      }
    }
    if (out.length() == start) {
      out.append((byte) '{');
    }
    out.append((byte) '}');
    return true;
  }

  private boolean member(
      Map.Entry<String, Object> member, Object object, int level, ByteBuilder out) {
    boolean around = inReserved;
    inReserved |= level == 1 && member.getKey().equals(RESERVED);
    problems.enter(member.getKey());
    boolean written;
    if (member.getValue() != null) {
      written = append(member.getValue(), level + 1, out);
    } else {
      // A struct has all of its fields always, so that null there says nothing.
      written = inReserved && !(object instanceof Struct);
      if (written) {
        out.append(NULL);
      }
    }
    problems.leave();
    inReserved = around;
    return written;
  }

  /** The members of an object by the keys that are written, of those that are alike the last. */
  private Map<String, Object> members(Object object, int level) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (object instanceof Map<?, ?> map) {
      map.forEach((key, value) -> put(members, keyText(key), value, level));
      return members;
    }
    List<String> names =
        object instanceof Struct struct ? struct.names() : ((JsonObject) object).names();
    List<Object> values =
        object instanceof Struct struct ? struct.values() : ((JsonObject) object).values();
    for (int i = 0; i < names.size(); i++) {
      put(members, names.get(i), values.get(i), level);
    }
    return members;
  }

  private void put(Map<String, Object> members, String name, Object value, int level) {
    if (name == null) {
      problems.tell(
          FindingCode.METADATA_KEY,
          "has a map with a key that is no text, number, boolean or time: its value is left out."
              + " Make the keys texts.");
      return;
    }
    int changes = JsonString.changes(name);
    String key = changes == 0 ? name : JsonString.clean(name);
    tellChanges(changes, name, "in the key ");
    if (!inReserved && key.isEmpty()) {
      problems.tell(
          FindingCode.METADATA_KEY, "has an empty key: its value is left out. Name the key.");
      return;
    }
    if (level == 1 && key.startsWith("$") && !key.equals(RESERVED)) {
      problems.tell(
          FindingCode.METADATA_KEY,
          "has the key "
              + Quoted.of(key)
              + " at the top of the metadata; the platform keeps keys that begin with '$' for"
              + " itself: its value is left out. Rename the key.");
      return;
    }
    if (members.containsKey(key)) {
      problems.tell(
          FindingCode.METADATA_DUPLICATE_KEY,
          "has the key " + Quoted.of(key) + " twice in one object: the last stays. Rename one.");
    }
    members.put(key, value);
  }

  /** The key of a map as text; null if it has none. */
  private static String keyText(Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key instanceof BigDecimal decimal) {
      return NumberText.of(decimal);
    }
    if (key instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (key instanceof Number || key instanceof Boolean) {
      return key.toString();
    }
    boolean isTime =
        key instanceof Instant || key instanceof LocalDate || key instanceof LocalDateTime;
    return isTime ? time(key) : null;
  }
}
