package io.bucketspec.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one session of a test JVM, made anew when a test asks for other settings. */
final class TestSession {
  private TestSession() {}

  static SparkSession open(String master, Map<String, String> settings) {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
      SparkSession.clearDefaultSession();
      SparkSession.clearActiveSession();
    }
    SparkSession.Builder builder =
        SparkSession.builder()
            .master(master)
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "3");
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }

  static SparkSession open() {
    return open("local[2]", Map.of());
  }
}
