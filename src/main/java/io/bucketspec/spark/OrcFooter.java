package io.bucketspec.spark;

import io.bucketspec.inventory.DataFileStore;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.apache.orc.TypeDescription.Category;

/**
 * What an ORC data file says of itself.
 *
 * @param rows the file's rows
 * @param schema its columns
 */
record OrcFooter(long rows, TypeDescription schema) {
  static OrcFooter read(Path file, Configuration configuration) throws IOException {
    try (Reader reader = open(file, configuration)) {
      return new OrcFooter(reader.getNumberOfRows(), reader.getSchema());
    }
  }

  /** Opens a file such that its times are those that a clock in UTC shows. */
  static Reader open(Path file, Configuration configuration) throws IOException {
    return OrcFile.createReader(
        file,
        OrcFile.readerOptions(configuration)
            .filesystem(DataFileStore.of(file, configuration))
            .useUTCTimestamp(true));
  }

  /** The top-level columns. */
  List<String> names() {
    return schema.getCategory() == Category.STRUCT ? schema.getFieldNames() : List.of();
  }

  /** Whether a column's values are times of day on a date, with or without a zone. */
  boolean isTime(String name) {
    return isTime(type(name));
  }

  static boolean isTime(TypeDescription type) {
    return type.getCategory() == Category.TIMESTAMP || isInstant(type);
  }

  TypeDescription type(String name) {
    return schema.getChildren().get(schema.getFieldNames().indexOf(name));
  }

  /** Whether there is a {@code timestamp with local time zone}, of which Spark reads no file. */
  boolean hasInstants() {
    return hasInstants(schema);
  }

  private static boolean hasInstants(TypeDescription type) {
    return isInstant(type)
        || (type.getChildren() != null
            && type.getChildren().stream().anyMatch(OrcFooter::hasInstants));
  }

  private static boolean isInstant(TypeDescription type) {
    return type.getCategory() == Category.TIMESTAMP_INSTANT;
  }
}
