package io.bucketspec.spark;

import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.AcceptOptions;
import io.bucketspec.run.Accounts;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.GivenInput;
import io.bucketspec.run.GivenItemStep;
import io.bucketspec.run.MetadataPlan;
import io.bucketspec.run.PlacesDiffer;
import io.bucketspec.run.Results;
import io.bucketspec.run.RetryPlan;
import io.bucketspec.run.RunClaim;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.RunPublication;
import io.bucketspec.run.ledger.NightPlan;
import io.bucketspec.run.store.HadoopRunStore;
import io.bucketspec.run.store.HadoopSettings;
import io.bucketspec.url.UrlForms;
import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Writes the items of a DataFrame as a run: into a directory of its own, all or nothing. */
public final class UploadJob {
  /** What the items' rule is called, since none made them. */
  private static final String RULE = "dataframe";

  private static final String ANY_BUCKET = "";

  private final SparkSession spark;
  private final UploadRequest request;
  private final Clock clock;
  private final Configuration configuration;

  public UploadJob(SparkSession spark, UploadRequest request, Clock clock) {
    this.spark = spark;
    this.request = request;
    this.clock = clock;
    this.configuration = spark.sparkContext().hadoopConfiguration();
  }

  /** Whether there are runs beside which this one would be. */
  public boolean hasRuns() throws IOException {
    Path runs = new Path(request.output().path(), "runs");
    FileSystem store = runs.getFileSystem(configuration);
    if (!store.exists(runs)) {
      return false;
    }
    for (FileStatus run : store.listStatus(runs)) {
      if (store.exists(new Path(run.getPath(), RunPublication.SUCCESS))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes them.
   *
   * @throws IllegalArgumentException if the columns are not those of items
   * @throws io.bucketspec.run.RunExists if there is a run of that name
   * @throws RunFailure if anything goes wrong after that
   */
  public RunOutcome run(Dataset<Row> items) throws IOException {
    Instant started = clock.instant();
    ItemColumns columns = ItemColumns.of(items.schema(), request);
    String directory = directory();
    HadoopRunStore store = new HadoopRunStore(directory, HadoopSettings.of(configuration));
    RunPlan plan = plan();
    Dataset<byte[]> steps = RunSteps.ofItems(columns.select(items), plan, store);
    RunClaim claim = RunClaim.take(store, directory, UUID.randomUUID().toString(), started);
    try {
      Results results = RunSteps.execute(spark, steps);
      PlacesDiffer.check(results);
      RunOutcome outcome = outcome(directory, columns, results, started);
      new RunPublication(store, claim, Attempts.PATIENT, Optional.empty()).publish(outcome);
      return outcome;
    } catch (Exception e) {
      // Spark's own exceptions are checked ones that its methods don't declare.
      throw new RunFailure(directory, e);
    }
  }

  private String directory() throws IOException {
    Path path = new Path(request.output().path() + "/runs/" + request.runId());
    return path.getFileSystem(configuration).makeQualified(path).toString();
  }

  private RunPlan plan() {
    RuleOptions any =
        new RuleOptions(
            RULE,
            Optional.of("**"),
            Optional.empty(),
            Optional.of(Kind.IMAGE),
            new GroupBy.Single(),
            OrderBy.natural(),
            Optional.empty(),
            true,
            RuleOptions.MAX_MEMBERS);
    UrlOptions asGiven =
        new UrlOptions(
            UrlStyle.S3,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return new RunPlan(
        RuleSet.compile(List.of(any), List.of()),
        new UrlForms(asGiven, true),
        MetadataPlan.NONE,
        "",
        request.output(),
        AcceptOptions.NONE,
        request.findings(),
        NightPlan.NONE,
        RetryPlan.ALL,
        KeyEncoding.AUTO,
        ANY_BUCKET,
        RunSteps.buckets(GivenItemStep.BUCKETS),
        RunPlan.Mode.WRITE);
  }

  private RunOutcome outcome(
      String directory, ItemColumns columns, Results results, Instant started) {
    List<Finding> findings = new ArrayList<>(results.findings());
    if (!columns.sized()) {
      findings.add(
          new Finding(
              FindingCode.NO_SIZES,
              "There is no column 'bytes': the limit on media bytes can't be kept."));
    }
    return new RunOutcome(
        request.runId(),
        directory,
        new GivenInput(request.output(), request.findings(), columns.names()),
        results,
        List.of(),
        Optional.empty(),
        Accounts.checked(results),
        findings,
        GivenItemStep.BUCKETS,
        started,
        clock.instant(),
        SpecJob.versions(spark));
  }
}
