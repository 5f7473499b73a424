package io.bucketspec.run;

import io.bucketspec.metadata.RowValues;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.ValueList;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of one side table for one item, each once, in the order of the members that brought
 * them. Reused.
 */
final class SourceRows {
  /** Values in sentences are cut here. */
  private static final int SHOWN = 60;

  private final List<byte[]> rows = new ArrayList<>();
  private final Set<Bytes> known = new HashSet<>();

  /** The position of the member that brought each row. */
  private final List<Integer> positions = new ArrayList<>();

  private final RowValues values = new RowValues();
  private final ByteBuilder first = new ByteBuilder();
  private final ByteBuilder other = new ByteBuilder();
  private PlannedTable table;
  private boolean byMember;

  void begin(PlannedTable newTable, boolean newByMember) {
    table = newTable;
    byMember = newByMember;
    rows.clear();
    known.clear();
    positions.clear();
  }

  /** Takes the row that a member brings; one that is there already is not taken again. */
  void add(byte[] row, int position) {
    boolean alike = !rows.isEmpty() && Arrays.equals(rows.get(rows.size() - 1), row);
    if (alike || (rows.size() > 0 && byMember && !isNew(row))) {
      return;
    }
    rows.add(row);
    positions.add(position);
  }

  private boolean isNew(byte[] row) {
    if (known.isEmpty()) {
      rows.forEach(before -> known.add(new Bytes(before)));
    }
    return known.add(new Bytes(row));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether values are lists, also where there is only one. */
  private boolean lists() {
    return table.several() == Several.LIST || (byMember && table.differing() == Several.LIST);
  }

  /** Appends a value, or the list of all; false, and nothing, if there is none. */
  boolean append(int value, ByteBuilder out) {
    return lists() ? appendList(value, out) : appendFirst(value, out);
  }

  /** Appends the first value; false, and nothing, if there is none. */
  boolean appendFirst(int value, ByteBuilder out) {
    for (byte[] row : rows) {
      if (append(row, value, out)) {
        return true;
      }
    }
    return false;
  }

  private boolean appendList(int value, ByteBuilder out) {
    ValueList list = new ValueList();
    for (byte[] row : rows) {
      first.clear();
      if (append(row, value, first)) {
        list.add(first.array(), 0, first.length());
      }
    }
    return list.append(out);
  }

  private boolean append(byte[] row, int value, ByteBuilder out) {
    values.over(row, 0);
    return value == RuleMetadata.Slot.WHOLE
        ? table.row() != null && table.row().append(out, values::append)
        : values.append(value, out);
  }

  /** Adds what was noticed on the rows, of each sort the first. */
  void addProblems(List<Finding> findings) {
    for (byte[] row : rows) {
      for (Finding problem : values.over(row, 0).problems()) {
        if (findings.stream().noneMatch(finding -> finding.code() == problem.code())) {
          findings.add(new Finding(problem.code(), table.name() + ": " + problem.sentence()));
        }
      }
    }
  }

  /**
   * Two values of one column that differ.
   *
   * @param column what holds them
   * @param one the first, for people
   * @param another the other
   * @param position of the member that brought the first
   * @param otherPosition of the member that brought the other
   */
  record Difference(String column, String one, String another, int position, int otherPosition) {}

  /**
   * The first column in which rows differ.
   *
   * @param absent whether a value differs from none
   */
  Optional<Difference> difference(boolean absent) {
    if (rows.size() < 2) {
      return Optional.empty();
    }
    int columns = table.row() == null ? table.values().size() : 1;
    for (int i = 0; i < columns; i++) {
      int value = table.row() == null ? i : RuleMetadata.Slot.WHOLE;
      Optional<Difference> difference = difference(value, absent);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<Difference> difference(int value, boolean absent) {
    int base = -1;
    for (int i = 0; i < rows.size(); i++) {
      ByteBuilder into = base < 0 ? first : other;
      into.clear();
      boolean there = append(rows.get(i), value, into);
      if (!there && !absent) {
        continue;
      }
      if (base < 0) {
        base = i;
      } else if (!Arrays.equals(
          first.array(), 0, first.length(), other.array(), 0, other.length())) {
        return Optional.of(
            new Difference(
                value < 0 ? "the row" : "'" + table.values().get(value).column() + "'",
                shown(first),
                shown(other),
                positions.get(base),
                positions.get(i)));
      }
    }
    return Optional.empty();
  }

  private static String shown(ByteBuilder json) {
    if (json.length() == 0) {
      return "none";
    }
    int length = Math.min(json.length(), 4 * SHOWN);
    String text = new String(json.array(), 0, length, StandardCharsets.UTF_8);
    int points = text.codePointCount(0, text.length());
    return points <= SHOWN && length == json.length()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.min(points, SHOWN))) + "…";
  }
}
