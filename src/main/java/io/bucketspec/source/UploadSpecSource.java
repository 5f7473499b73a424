package io.bucketspec.source;

import io.bucketspec.cli.UploadSourceReader;
import io.bucketspec.model.FindingCode;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.UploadJob;
import io.bucketspec.spark.UploadRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.SchemaRelationProvider;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/** {@code upload-spec}: a DataFrame of items written as a run. */
public final class UploadSpecSource
    implements DataSourceRegister, CreatableRelationProvider, SchemaRelationProvider {
  @Override
  public String shortName() {
    return "upload-spec";
  }

  /**
   * Writes the items.
   *
   * @throws IllegalArgumentException if an option or a column is wrong, or the mode can't be
   */
  @Override
  public BaseRelation createRelation(
      SQLContext context, SaveMode mode, Map<String, String> parameters, Dataset<Row> items) {
    java.util.Map<String, String> options = SourceParameters.of(parameters);
    write(options, mode, items);
    return table(context, options, items.schema());
  }

  /** Something to insert into, by SQL. */
  @Override
  public BaseRelation createRelation(
      SQLContext context, Map<String, String> parameters, StructType schema) {
    java.util.Map<String, String> options = SourceParameters.of(parameters);
    // Wrong options are told now, not with the first INSERT.
    UploadSourceReader.read(options, Clock.systemUTC().instant());
    return table(context, options, schema);
  }

  private static UploadTable table(
      SQLContext context, java.util.Map<String, String> options, StructType schema) {
    return new UploadTable(context, schema, (mode, items) -> write(options, mode, items));
  }

  private static void write(
      java.util.Map<String, String> options, SaveMode mode, Dataset<Row> items) {
    Clock clock = Clock.systemUTC();
    UploadRequest request = UploadSourceReader.read(options, clock.instant());
    UploadJob job = new UploadJob(SparkSession.active(), request, clock);
    try {
      if (writes(mode, job, request.output().path())) {
        requireNoneFailing(job.run(items));
      }
    } catch (IOException e) {
      throw Failures.readable(e);
    }
  }

  private static boolean writes(SaveMode mode, UploadJob job, String path) throws IOException {
    return switch (mode) {
      case Append -> true;
      case Ignore -> !job.hasRuns();
      case ErrorIfExists -> {
        if (job.hasRuns()) {
          throw new IllegalArgumentException(
              path + " has runs: with mode 'append' one more is written beside them.");
        }
        yield true;
      }
      case Overwrite ->
          throw new IllegalArgumentException(
              "Runs are never overwritten: with mode 'append' one more is written beside those that"
                  + " are there.");
    };
  }

  private static void requireNoneFailing(RunOutcome outcome) {
    List<FindingCode> failing = outcome.failing();
    if (!failing.isEmpty()) {
      throw new IllegalArgumentException(
          outcome.directory()
              + " is written, but there are findings whose policy is 'fail': "
              + failing.stream().map(FindingCode::code).collect(Collectors.joining(", "))
              + ".");
    }
  }
}
