package io.bucketspec.spec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The objects and arrays around a place in a JSON text, and what stands before it in each. */
final class JsonLevels {
  /**
   * A text that a parser reads to stand in the same levels.
   *
   * @param tokens how many it has
   * @param opened where the brackets stand in the file, by their columns in the text
   */
  record Skeleton(String text, int tokens, Map<Integer, Cursor.Spot> opened) {}

  private static final String BLANK = "\"\",";

  private long[] lines = new long[16];
  private long[] columns = new long[16];
  private boolean[] objects = new boolean[16];
  private int[] begun = new int[16];
  private String[] names = new String[16];
  private int depth;

  int depth() {
    return depth;
  }

  boolean inObject() {
    return objects[depth];
  }

  /** Whether an element or a member has begun in the innermost one. */
  boolean isBegun() {
    return begun[depth] > 0;
  }

  /** An element or a member of the innermost one begins. */
  void begin() {
    begun[depth]++;
  }

  /** The name of the member that has begun last. */
  void name(String name) {
    names[depth] = name;
  }

  void open(boolean object, long line, long column) {
    depth++;
    if (depth == objects.length) {
      lines = Arrays.copyOf(lines, 2 * depth);
      columns = Arrays.copyOf(columns, 2 * depth);
      objects = Arrays.copyOf(objects, 2 * depth);
      begun = Arrays.copyOf(begun, 2 * depth);
      names = Arrays.copyOf(names, 2 * depth);
    }
    lines[depth] = line;
    columns[depth] = column;
    objects[depth] = object;
    begun[depth] = 0;
    names[depth] = null;
  }

  void close() {
    depth--;
  }

  String path() {
    JsonPath path = new JsonPath();
    for (int i = 1; i <= depth; i++) {
      if (objects[i] && names[i] != null) {
        path.member(names[i]);
      } else if (!objects[i] && begun[i] > 0) {
        path.element(begun[i] - 1);
      }
    }
    return path.toString();
  }

  /**
   * A JSON text that leads to the same place, with blank strings for the values before it.
   *
   * @param afterName whether the place is between a name and its value
   */
  Skeleton skeleton(boolean afterName) {
    if (depth == 0) {
      return begun[0] == 0 ? new Skeleton("", 0, Map.of()) : new Skeleton("{}", 2, Map.of());
    }
    StringBuilder text = new StringBuilder();
    Map<Integer, Cursor.Spot> opened = new HashMap<>();
    int tokens = 0;
    for (int i = 1; i <= depth; i++) {
      int whole = i < depth || afterName ? begun[i] - 1 : begun[i];
      text.append(objects[i] ? '{' : '[');
      opened.put(text.length(), new Cursor.Spot(lines[i], columns[i], ""));
      tokens++;
      if (!objects[i]) {
        text.append(BLANK.repeat(whole));
        text.setLength(text.length() - (i == depth && whole > 0 ? 1 : 0));
        tokens += whole;
      } else if (begun[i] > 0) {
        text.append('"').append(JsonStringEncoder.getInstance().quoteAsString(names[i]));
        text.append(whole == begun[i] ? "\":\"\"" : i < depth ? "\":" : "\"");
        tokens += whole == begun[i] ? 2 : 1;
      }
    }
    return new Skeleton(text.toString(), tokens, opened);
  }
}
