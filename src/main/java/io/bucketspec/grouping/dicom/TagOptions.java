package io.bucketspec.grouping.dicom;

import io.bucketspec.model.InvalidOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the header tags of DICOM objects stand: a table with a row per object.
 *
 * @param table a path that Spark reads: a file, a folder, a glob
 * @param format one of {@link #FORMATS}; {@code auto} goes by the path's extension and is Parquet
 *     where that says nothing
 * @param key the column with the object's key or its {@code s3://bucket/key}; empty for the one of
 *     {@link #KEY_COLUMNS} that the table has
 * @param columns the columns of tags that are called otherwise than the tag's keyword
 */
public record TagOptions(
    String table, String format, Optional<String> key, Map<DicomTag, String> columns) {
  public static final String AUTO = "auto";
  public static final List<String> FORMATS =
      List.of(AUTO, "parquet", "csv", "json", "orc", "delta");
  public static final List<String> KEY_COLUMNS =
      List.of("key", "object_key", "objectKey", "path", "url", "objectUrl", "object_url");

  public TagOptions {
    columns = Map.copyOf(columns);
    if (table == null || table.isBlank()) {
      throw new InvalidOption("table", "'tags' needs 'table': the path of the header tags' table.");
    }
    if (!FORMATS.contains(format)) {
      throw new InvalidOption(
          "format", "'format' must be one of " + String.join(", ", FORMATS) + ".");
    }
  }
}
