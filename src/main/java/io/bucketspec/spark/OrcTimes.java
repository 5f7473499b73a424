package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.run.store.HadoopSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads ORC files whose times count. An ORC {@code timestamp} is what a clock shows, without a
 * zone; inventories mean a clock in UTC. Spark lets ORC's reader take it for a clock in the default
 * zone of the task's JVM, of which an hour that is left out in spring can't be told from the one
 * beside it. So these files are read by ORC's reader itself, which can be told that the clock is in
 * UTC. It also reads what Spark doesn't, {@code timestamp with local time zone}: a moment.
 */
final class OrcTimes {
  private OrcTimes() {}

  /** Whether Spark would read the files' times wrongly, or the files not at all. */
  static boolean needed(OrcFooter footer, ColumnarColumns columns) {
    return footer.hasInstants() || time(footer, columns).isPresent();
  }

  private static Optional<String> time(OrcFooter footer, ColumnarColumns columns) {
    return columns.spelling(InventoryColumn.LAST_MODIFIED_DATE).filter(footer::isTime);
  }

  /**
   * The columns that count; the key's are bytes.
   *
   * @param footer that of the first file
   */
  static Dataset<Row> read(
      SparkSession spark, Snapshot snapshot, OrcFooter footer, ColumnarColumns columns) {
    List<String> names =
        Arrays.stream(InventoryColumn.values())
            .flatMap(column -> columns.spelling(column).stream())
            .toList();
    String first = snapshot.files().get(0).path();
    OrcColumns read = OrcColumns.of(footer, names, columns.key(), first);
    List<OrcPart> parts = OrcPart.of(snapshot.files());
    if (parts.stream().map(OrcPart::path).distinct().count() != snapshot.files().size()) {
      throw new InventoryException(snapshot.path() + " lists a data file twice.");
    }
    List<Integer> places = IntStream.range(0, parts.size()).boxed().toList();
    HadoopSettings settings = HadoopSettings.of(spark.sparkContext().hadoopConfiguration());
    MapPartitionsFunction<Integer, Row> function =
        part -> {
          OrcRows rows =
              new OrcRows(read, settings.configuration(), RunSteps.mapped(part, parts::get));
          RunSteps.closeWithTask(rows);
          return rows;
        };
    return spark
        .createDataset(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(places, places.size())
                .rdd(),
            Encoders.INT())
        .mapPartitions(function, Encoders.row(read.spark()));
  }

  /** When objects were modified, of the rows that {@link #read} gives. */
  static LastModifiedColumn lastModified(
      Dataset<Row> files, OrcFooter footer, ColumnarColumns columns) {
    return time(footer, columns)
        .map(LastModifiedColumn::ofMillis)
        .orElseGet(() -> LastModifiedColumn.of(files, columns));
  }
}
