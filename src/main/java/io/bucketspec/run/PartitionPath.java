package io.bucketspec.run;

import io.bucketspec.model.Kind;
import io.bucketspec.spec.SpecOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  /** What ext4, XFS and HDFS take for one name. */
  private static final int MOST_NAME_BYTES = 255;

  private static final int MOST_PATH_BYTES = 768;
  private static final int MOST_BYTES_OF_CHAR = 3;
  private static final int SHOWN = 40;

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

  /** Why no file could lie in a folder that {@link #of} made, as a sentence. */
  static Optional<String> fault(String path) {
    if (path.length() * MOST_BYTES_OF_CHAR <= MOST_NAME_BYTES) {
      return Optional.empty();
    }
    for (String name : path.split("/")) {
      int bytes = bytes(name);
      if (bytes > MOST_NAME_BYTES) {
        return Optional.of(
            "Its partition's folder '"
                + name.substring(0, name.offsetByCodePoints(0, SHOWN))
                + "…' would have a name of "
                + bytes
                + " bytes; file systems take "
                + MOST_NAME_BYTES
                + ". Partition by a shorter capture.");
      }
    }
    int bytes = bytes(path);
    return bytes <= MOST_PATH_BYTES
        ? Optional.empty()
        : Optional.of(
            "Its partition's folders would have "
                + bytes
                + " bytes together; "
                + MOST_PATH_BYTES
                + " leave room for the output's path in the 1024 of a store's key. Partition by"
                + " fewer or shorter captures.");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
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
