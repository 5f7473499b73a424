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
 * The rows of one side table for one item, as its members bring them, in their order; what several
 * bring alike is there once. Reused.
 */
final class SourceRows {
  /** Values in sentences are cut here. */
  private static final int SHOWN = 60;

  private final List<Brought> brought = new ArrayList<>();
  private final Set<Bytes> known = new HashSet<>();
  private final RowValues values = new RowValues();
  private final ByteBuilder single = new ByteBuilder();
  private final ByteBuilder baseValue = new ByteBuilder();
  private final ByteBuilder other = new ByteBuilder();
  private PlannedTable table;
  private boolean byMember;

  /**
   * What a member brings, or the item as a whole.
   *
   * @param rows in the order of their bytes; one, but where the table may have several
   * @param position of the member
   */
  private record Brought(List<byte[]> rows, int position) {
    Bytes bytes() {
      ByteBuilder all = new ByteBuilder();
      rows.forEach(all::append);
      return new Bytes(all.toByteArray());
    }
  }

  /**
   * @param newByMember whether each member may bring others
   */
  void begin(PlannedTable newTable, boolean newByMember) {
    table = newTable;
    byMember = newByMember;
    brought.clear();
    known.clear();
  }

  /** Takes the rows that a member brings, if no member before has brought the same. */
  void bring(List<byte[]> rows, int position) {
    Brought next = new Brought(rows, position);
    if (!byMember || known.add(next.bytes())) {
      brought.add(next);
    }
  }

  boolean isEmpty() {
    return brought.isEmpty();
  }

  /** Appends a value, or the list of all; false, and nothing, if there is none. */
  boolean append(int value, ByteBuilder out) {
    if (byMember && table.differing() == Several.LIST) {
      ValueList list = new ValueList();
      brought.forEach(one -> addTo(list, one, value));
      return list.append(out);
    }
    return brought.stream().anyMatch(one -> append(one, value, out));
  }

  /** Appends what a member brings; false, and nothing, if that is nothing. */
  private boolean append(Brought one, int value, ByteBuilder out) {
    if (table.several() == Several.LIST) {
      ValueList list = new ValueList();
      addTo(list, one, value);
      return list.append(out);
    }
    return append(one.rows().get(0), value, out);
  }

  private void addTo(ValueList list, Brought one, int value) {
    for (byte[] row : one.rows()) {
      single.clear();
      if (append(row, value, single)) {
        list.add(single.array(), 0, single.length());
      }
    }
  }

  /** Appends the first value, also where others are lists; false, and nothing, if there is none. */
  boolean appendFirst(int value, ByteBuilder out) {
    return brought.stream()
        .flatMap(one -> one.rows().stream())
        .anyMatch(row -> append(row, value, out));
  }

  private boolean append(byte[] row, int value, ByteBuilder out) {
    values.over(row, 0);
    return value == RuleMetadata.Slot.WHOLE
        ? table.row() != null && table.row().append(out, values::append)
        : values.append(value, out);
  }

  /** Adds what was noticed on the rows, of each sort the first. */
  void addProblems(List<Finding> findings) {
    for (Brought one : brought) {
      for (byte[] row : one.rows()) {
        addProblems(row, findings);
      }
    }
  }

  private void addProblems(byte[] row, List<Finding> findings) {
    for (Finding problem : values.over(row, 0).problems()) {
      if (findings.stream().noneMatch(finding -> finding.code() == problem.code())) {
        findings.add(new Finding(problem.code(), table.name() + ": " + problem.sentence()));
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
   * The first column in which what members bring differs.
   *
   * @param absent whether a value differs from none
   */
  Optional<Difference> difference(boolean absent) {
    boolean whole = table.row() != null;
    Optional<Difference> difference =
        whole ? difference(RuleMetadata.Slot.WHOLE, absent) : Optional.empty();
    int from = whole ? table.clientValues() : 0;
    for (int i = from; i < table.values().size() && difference.isEmpty(); i++) {
      difference = difference(i, absent);
    }
    return difference;
  }

  private Optional<Difference> difference(int value, boolean absent) {
    Brought base = null;
    for (Brought one : brought) {
      ByteBuilder into = base == null ? baseValue : other;
      into.clear();
      boolean there = append(one, value, into);
      if (!there && !absent) {
        continue;
      }
      if (base == null) {
        base = one;
      } else if (!alike(baseValue, other)) {
        return Optional.of(
            new Difference(
                value < 0 ? "the row" : "'" + table.values().get(value).column() + "'",
                shown(baseValue),
                shown(other),
                base.position(),
                one.position()));
      }
    }
    return Optional.empty();
  }

  private static boolean alike(ByteBuilder one, ByteBuilder another) {
    return Arrays.equals(one.array(), 0, one.length(), another.array(), 0, another.length());
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
