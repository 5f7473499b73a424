package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.SnapshotChanged;
import io.bucketspec.inventory.SnapshotFinder;
import io.bucketspec.model.Finding;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.Accounts;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.Buckets;
import io.bucketspec.run.CommitUnknown;
import io.bucketspec.run.Explanation;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.JoinVerdict;
import io.bucketspec.run.LedgerJobs;
import io.bucketspec.run.MetadataTables;
import io.bucketspec.run.Results;
import io.bucketspec.run.RetryPlan;
import io.bucketspec.run.RunClaim;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.RunPublication;
import io.bucketspec.run.ledger.LedgerAccess;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerRun;
import io.bucketspec.run.ledger.NightPlan;
import io.bucketspec.run.ledger.NightRequest;
import io.bucketspec.run.ledger.NoNewSnapshot;
import io.bucketspec.run.store.HadoopLedger;
import io.bucketspec.run.store.HadoopRunStore;
import io.bucketspec.run.store.HadoopSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/** One job on one session: run it, plan it, or explain keys by it. */
public final class SpecJob {
  private static final String EVERYTHING = "";

  private final SparkSession spark;
  private final JobOptions job;
  private final Clock clock;
  private final Function<Inventory, Buckets> buckets;
  private final Attempts attempts;
  private final Configuration configuration;

  public SpecJob(SparkSession spark, JobOptions job, Clock clock) {
    this(
        spark,
        job,
        clock,
        inventory -> RunSteps.buckets(inventory.bucketCount()),
        Attempts.PATIENT);
  }

  SpecJob(
      SparkSession spark,
      JobOptions job,
      Clock clock,
      Function<Inventory, Buckets> buckets,
      Attempts attempts) {
    this.spark = spark;
    this.job = job;
    this.clock = clock;
    this.buckets = buckets;
    this.attempts = attempts;
    this.configuration = spark.sparkContext().hadoopConfiguration();
  }

  /** Runs the job as any night does: see {@link #run(String, NightRequest)}. */
  public RunOutcome run(String runId) throws IOException {
    return run(runId, NightRequest.PLAIN);
  }

  /**
   * Runs the job into a directory of its own, and makes that a result if everything adds up.
   *
   * @param runId the directory's name, which must be new
   * @param request what it is asked for beyond its job file
   * @throws NoNewSnapshot if there is nothing to do
   * @throws InventoryException if the inventory can't be used
   * @throws RunFailure if anything goes wrong after that
   */
  public RunOutcome run(String runId, NightRequest request) throws IOException {
    return run(runId, request, List.of());
  }

  /**
   * Writes the items again that have an object which the platform refused, and no others.
   *
   * @param urls the objects' URLs
   * @throws InventoryException if none of them is of this job's objects
   * @throws RunFailure likewise
   */
  public RunOutcome retry(String runId, List<String> urls) throws IOException {
    return run(runId, NightRequest.RETRY, urls);
  }

  private RunOutcome run(String runId, NightRequest request, List<String> urls) throws IOException {
    Instant started = clock.instant();
    Inventory inventory = inventory(started);
    Snapshot snapshot = inventory.snapshot();
    Optional<LedgerRun> ledger = ledger(request, snapshot, started);
    String directory = directory(runId);
    HadoopRunStore store = new HadoopRunStore(directory, HadoopSettings.of(configuration));
    if (ledger.isPresent()) {
      RunClaim.requireFree(store, directory);
      ledger.get().requireNews();
    }
    Optional<TagTable> tags = tags();
    SideTables looked = SideTables.look(spark, job.metadata(), rules());
    WatchedTables tables = new WatchedTables(finder(), tags, looked);
    SideTables metadata = looked.onTheirWays(snapshot.source().bucketOrEmpty());
    RunPlan plan =
        retrying(
            urls,
            plan(inventory, RunPlan.Mode.WRITE)
                .with(metadata.plan())
                .with(night(ledger, runId, true)));
    LedgerAccess access = access(ledger, runId);
    Dataset<byte[]> steps =
        RunSteps.of(spark, inventory, plan, store, tags, metadata, access, EVERYTHING);
    RunClaim claim = RunClaim.take(store, directory, UUID.randomUUID().toString(), started);
    try {
      if (ledger.isPresent()) {
        access.adds().begin();
      }
      Results results = RunSteps.execute(spark, steps);
      requireUnchanged(snapshot, tables);
      RunOutcome outcome =
          outcome(runId, directory, snapshot, plan, results, metadata.brought(), ledger, started)
              .withTotalsChecked();
      new RunPublication(store, claim, attempts, ledger).publish(outcome);
      return outcome;
    } catch (Exception e) {
      // Spark's own exceptions are checked ones that its methods don't declare.
      throw new RunFailure(directory, reason(e, snapshot, tables));
    }
  }

  /** Whatever broke: if what is read changed meanwhile, that is the reason to tell. */
  private Exception reason(Exception failure, Snapshot snapshot, WatchedTables tables) {
    if (failure instanceof CommitUnknown || failure instanceof SnapshotChanged) {
      return failure;
    }
    try {
      finder().requireUnchanged(snapshot);
      tables.requireUnchanged();
      return failure;
    } catch (SnapshotChanged changed) {
      changed.addSuppressed(failure);
      return changed;
    } catch (InventoryException notToldNow) {
      return failure;
    }
  }

  /**
   * What a run would come to. Writes nothing.
   *
   * @param sample how the keys begin that are looked at, as if there were no others; empty for all
   */
  public RunOutcome plan(String runId, String sample) throws IOException {
    return plan(runId, sample, false);
  }

  /**
   * What a run would come to. Writes nothing.
   *
   * @param sample likewise
   * @param full whether that is a run that ignores what was published
   */
  public RunOutcome plan(String runId, String sample, boolean full) throws IOException {
    // It looks at any snapshot by any rules, for it publishes nothing.
    NightRequest request = new NightRequest(full, true, true, true, false);
    Instant started = clock.instant();
    Inventory inventory = inventory(started);
    Snapshot snapshot = inventory.snapshot();
    String directory = directory(runId);
    HadoopRunStore store = new HadoopRunStore(directory, HadoopSettings.of(configuration));
    Optional<TagTable> tags = tags();
    SideTables looked = SideTables.look(spark, job.metadata(), rules());
    WatchedTables tables = new WatchedTables(finder(), tags, looked);
    SideTables metadata = looked.onTheirWays(snapshot.source().bucketOrEmpty());
    Optional<LedgerRun> ledger = ledger(request, snapshot, started);
    RunPlan plan =
        plan(inventory, RunPlan.Mode.COUNT)
            .with(metadata.plan())
            .with(night(ledger, runId, sample.isEmpty()));
    LedgerAccess access = access(ledger, runId);
    Dataset<byte[]> steps =
        RunSteps.of(spark, inventory, plan, store, tags, metadata, access, sample);
    Results results = RunSteps.execute(spark, steps);
    requireUnchanged(snapshot, tables);
    RunOutcome outcome =
        outcome(runId, directory, snapshot, plan, results, metadata.brought(), ledger, started);
    return sample.isEmpty() ? outcome.withTotalsChecked() : outcome;
  }

  private static RunPlan retrying(List<String> urls, RunPlan plan) {
    if (urls.isEmpty()) {
      return plan;
    }
    RetryPlan retry = RetryPlan.of(plan, urls);
    if (retry.count() == 0) {
      throw new InventoryException(
          "None of the "
              + urls.size()
              + " URLs is of an object of this inventory, such as "
              + urls.get(0)
              + ".");
    }
    return plan.with(retry);
  }

  /** The ledger that the job keeps, if it keeps one. */
  private Optional<LedgerRun> ledger(NightRequest request, Snapshot snapshot, Instant started)
      throws IOException {
    LedgerOptions options = job.ledger();
    if (!options.kept()) {
      return Optional.empty();
    }
    LedgerFolder folder = HadoopLedger.folder(options, job.output().path(), configuration);
    return Optional.of(
        LedgerRun.look(folder, options, request, snapshot, started, LedgerJobs.of(job)));
  }

  private static NightPlan night(Optional<LedgerRun> ledger, String runId, boolean all) {
    return ledger.map(it -> it.plan(runId, all)).orElse(NightPlan.NONE);
  }

  private LedgerAccess access(Optional<LedgerRun> ledger, String runId) {
    return ledger
        .map(
            it -> new LedgerAccess(HadoopLedger.reader(it.folder(), configuration), it.adds(runId)))
        .orElse(LedgerAccess.NONE);
  }

  /** What became of keys. */
  public List<Explanation> explain(List<String> keys) {
    return explainKeys().explain(keys);
  }

  /**
   * What became of the first few keys under a prefix, in the order of their bytes.
   *
   * @param most how many
   */
  public List<Explanation> explainUnder(String prefix, int most) {
    ExplainKeys keys = explainKeys();
    return keys.explain(keys.first(prefix, most));
  }

  /** Nothing is exchanged, so one bucket does, and the inventory's size need not be known. */
  private ExplainKeys explainKeys() {
    Inventory inventory = inventory(clock.instant());
    SideTables metadata = SideTables.look(spark, job.metadata(), rules());
    String bucket = inventory.snapshot().source().bucketOrEmpty();
    RunPlan plan = RunPlan.of(job, bucket, RunSteps.buckets(1), RunPlan.Mode.COUNT);
    return new ExplainKeys(inventory, plan.with(metadata.plan()), tags(), metadata);
  }

  /** The table of header tags, in a job that reads one. */
  private Optional<TagTable> tags() {
    return job.tags().map(options -> TagTable.open(spark, options));
  }

  private RuleSet rules() {
    return RuleSet.compile(job.rules(), job.output().partitionBy());
  }

  private Inventory inventory(Instant now) {
    return Inventory.find(spark, job.inventory(), now);
  }

  private void requireUnchanged(Snapshot snapshot, WatchedTables tables) throws IOException {
    attempts.at(
        () -> {
          finder().requireUnchanged(snapshot);
          tables.requireUnchanged();
          return snapshot;
        });
  }

  private SnapshotFinder finder() {
    return new SnapshotFinder(configuration);
  }

  private RunPlan plan(Inventory inventory, RunPlan.Mode mode) {
    String bucket = inventory.snapshot().source().bucketOrEmpty();
    return RunPlan.of(job, bucket, buckets.apply(inventory), mode);
  }

  /** Tasks may have another working directory or file system than the driver. */
  private String directory(String runId) throws IOException {
    Path path = new Path(job.output().path() + "/runs/" + runId);
    return path.getFileSystem(configuration).makeQualified(path).toString();
  }

  private RunOutcome outcome(
      String runId,
      String directory,
      Snapshot snapshot,
      RunPlan plan,
      Results results,
      MetadataTables tables,
      Optional<LedgerRun> ledger,
      Instant started) {
    List<JoinVerdict> joins = RunOutcome.joins(plan.metadata(), tables, results);
    List<Finding> findings = new ArrayList<>(snapshot.findings());
    snapshot.sourceBucket().flatMap(it -> plan.urls().of(it).finding()).ifPresent(findings::add);
    findings.addAll(results.findings());
    joins.forEach(join -> findings.addAll(join.findings()));
    plan.retry().finding(results).ifPresent(findings::add);
    return new RunOutcome(
        runId,
        directory,
        job,
        snapshot,
        results,
        joins,
        ledger.map(it -> it.night(runId)),
        Accounts.checked(results),
        findings,
        plan.buckets().count(),
        started,
        clock.instant(),
        versions(spark));
  }

  /** The versions of what runs it. */
  static Map<String, String> versions(SparkSession spark) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("bucketspec", version());
    versions.put("spark", spark.version());
    versions.put("java", System.getProperty("java.version"));
    return versions;
  }

  /** The version that the jar's manifest has; {@code development} outside a jar. */
  public static String version() {
    return Optional.ofNullable(SpecJob.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
