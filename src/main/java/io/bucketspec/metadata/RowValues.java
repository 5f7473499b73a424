package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Varint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A cursor over rows that {@link RowValuesBuilder} has put into bytes, to be moved from row to row.
 * The bytes are for one run: codes of problems stand in them as their ordinals. Not thread safe.
 *
 * <p>A row is the number of its values, the values, the number of its problems, the problems. A
 * value is its length, 0 for none, and its JSON; a problem its code, the length of its sentence and
 * the sentence as UTF-8. Numbers are {@link Varint}s.
 */
public final class RowValues {
  private static final FindingCode[] CODES = FindingCode.values();

  private final Varint in = new Varint();
  private byte[] bytes = {};
  private int[] places = {};
  private int size;
  private int problemsAt;

  /**
   * Moves to the row that begins at a place.
   *
   * @param source not copied
   */
  public RowValues over(byte[] source, int from) {
    bytes = source;
    in.over(source, from);
    size = in.nextInt();
    if (places.length < 2 * size) {
      places = new int[2 * size];
    }
    for (int i = 0; i < size; i++) {
      int length = in.nextInt();
      places[2 * i] = in.position();
      in.skip(length);
      places[2 * i + 1] = in.position();
    }
    problemsAt = in.position();
    return this;
  }

  /** How many values the row can have: its columns. */
  public int size() {
    return size;
  }

  /** The array in which the row stands. Not a copy. */
  public byte[] array() {
    return bytes;
  }

  /** Whether a column has a value. */
  public boolean has(int index) {
    return from(index) < to(index);
  }

  /** Where a value's JSON begins in the array. */
  public int from(int index) {
    return places[2 * checked(index)];
  }

  /** Where a value's JSON has ended in the array; if it has begun there, there is no value. */
  public int to(int index) {
    return places[2 * checked(index) + 1];
  }

  /** Appends a value's JSON, if there is one, as a {@link ValueSource} does. */
  public boolean append(int index, ByteBuilder out) {
    out.append(bytes, from(index), to(index));
    return has(index);
  }

  /** What was noticed when the row was read from its table. */
  public List<Finding> problems() {
    in.over(bytes, problemsAt);
    int count = in.nextInt();
    List<Finding> problems = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      FindingCode code = CODES[in.nextInt()];
      problems.add(new Finding(code, new String(in.nextBytes(), StandardCharsets.UTF_8)));
    }
    return problems;
  }

  private int checked(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException("value " + index + " of " + size);
    }
    return index;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
