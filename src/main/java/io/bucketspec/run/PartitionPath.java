package io.bucketspec.run;

import io.bucketspec.model.Kind;
import io.bucketspec.spec.SpecOptions;
import java.util.List;
import java.util.StringJoiner;

/**
 * The folder of a spec file under {@code specs/}: the partition's part as Spark would name it, then
 * the kind's unless kinds are combined.
 *
 * <p>The escaping is Spark's own, that of Hive: {@code ExternalCatalogUtils.escapePathName}. No
 * value can lead out of its folder, since {@code /} is escaped and a name always begins with its
 * column.
 */
final class PartitionPath {
  static final String DEFAULT = "__HIVE_DEFAULT_PARTITION__";
  private static final String ESCAPED = "\"#%'*/:=?\\{[]^";
  private static final char DELETE = 0x7F;

  private PartitionPath() {}

  /**
   * The folder of an item's file.
   *
   * @param values a value for each column; null or empty where the item has none
   * @return relative, without slashes at the ends; empty for no partition and combined kinds
   */
  static String of(List<String> columns, List<String> values, Kind kind, SpecOptions spec) {
    StringJoiner path = new StringJoiner("/");
    for (int i = 0; i < columns.size(); i++) {
      String value = values.get(i);
      path.add(
          escape(columns.get(i))
              + "="
              + (value == null || value.isEmpty() ? DEFAULT : escape(value)));
    }
    if (!spec.combine()) {
      path.add(kind.label());
    }
    return path.toString();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == DELETE || ESCAPED.indexOf(c) >= 0) {
        escaped.append(String.format("%%%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
