package io.bucketspec.cli;

import io.bucketspec.spark.Progress;
import java.io.Closeable;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;

/** The session that a command works on: the one that is there, or one of its own. */
final class JobSession implements Closeable {
  private static final String REDACTED =
      "(?i)secret|password|token|credential|access[.]?key|account[.]key|private[.]key"
          + "|encryption[.-]key|[.]sas[.]";

  private final SparkSession spark;
  private final Progress progress;
  private final boolean own;

  private JobSession(SparkSession spark, boolean own) {
    this.spark = spark;
    this.progress = new Progress(System.err);
    this.own = own;
    spark.sparkContext().addSparkListener(progress);
  }

  /** Whether Spark runs in this JVM already: then it is a notebook's or a platform's, not ours. */
  static boolean isThere() {
    return SparkEnv.get() != null;
  }

  /** Uses the session that is there, or begins one with spark-submit's settings. */
  static JobSession open() {
    return isThere()
        ? new JobSession(SparkSession.builder().getOrCreate(), false)
        : new JobSession(begin(), true);
  }

  private static SparkSession begin() {
    SparkConf conf = new SparkConf();
    if (!conf.contains("spark.master")) {
      conf.setMaster("local[*]");
    }
    // Spark's own default leaves keys of Azure accounts, of service accounts and of encrypted
    // objects to be read in its event log and on its web page.
    conf.setIfMissing("spark.redaction.regex", REDACTED);
    // Spark logs an event whole that a listener takes long over, with all of a job's settings.
    conf.setIfMissing("spark.scheduler.listenerbus.logSlowEvent", "false");
    return SparkSession.builder().appName("bucketspec").config(conf).getOrCreate();
  }

  SparkSession spark() {
    return spark;
  }

  @Override
  public void close() {
    if (own) {
      spark.stop();
    } else {
      spark.sparkContext().removeSparkListener(progress);
    }
  }
}
