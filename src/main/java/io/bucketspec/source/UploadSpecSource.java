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
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/** {@code upload-spec}: a DataFrame of items written as a run. */
public final class UploadSpecSource implements DataSourceRegister, CreatableRelationProvider {
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
    SparkSession spark = SparkSession.active();
    Clock clock = Clock.systemUTC();
    UploadRequest request =
        UploadSourceReader.read(SourceParameters.of(parameters), clock.instant());
    UploadJob job = new UploadJob(spark, request, clock);
    try {
      if (writes(mode, job, request.output().path())) {
        requireNoneFailing(job.run(items));
      }
    } catch (IOException e) {
      throw Failures.readable(e);
    }
    return new Written(context, items.schema());
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

  /** What Spark asks for and doesn't use: what was written can't be read by the same name. */
  private static final class Written extends BaseRelation {
    private final SQLContext context;
    private final StructType schema;

    Written(SQLContext context, StructType schema) {
      this.context = context;
      this.schema = schema;
    }

    @Override
    public SQLContext sqlContext() {
      return context;
    }

    @Override
    public StructType schema() {
      return schema;
    }
  }
}
