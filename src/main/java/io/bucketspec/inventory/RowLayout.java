package io.bucketspec.inventory;

import java.io.Serializable;
import java.util.List;

/**
 * How the rows of a snapshot are written.
 *
 * @param format how they are stored
 * @param csv how CSV files are written; says nothing of other formats
 * @param columns the columns of CSV files in their order, as the manifest names them; empty if it
 *     doesn't, and for other formats, whose files name their columns
 */
public record RowLayout(DataFormat format, CsvForm csv, List<String> columns)
    implements Serializable {
  public RowLayout {
    columns = List.copyOf(columns);
  }

  /** Of a format that is not CSV. */
  public static RowLayout of(DataFormat format) {
    return new RowLayout(format, CsvForm.S3, List.of());
  }

  /** CSV as the S3 family writes it. */
  public static RowLayout csv(List<String> columns) {
    return new RowLayout(DataFormat.CSV, CsvForm.S3, columns);
  }
}
