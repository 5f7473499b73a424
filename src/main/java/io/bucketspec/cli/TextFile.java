package io.bucketspec.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** A file that the command line names: on the local disk, or by a URI wherever Hadoop reads. */
final class TextFile {
  private static final String SPARK_HADOOP = "spark.hadoop.";

  /** A scheme, with or without a host: {@code s3a://acme/job.yaml}, {@code dbfs:/job.yaml}. */
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

  private TextFile() {}

  static InputStream open(String path) throws IOException {
    return isUri(path) ? remote(path) : Files.newInputStream(Path.of(path));
  }

  /** Whether Hadoop reads it. */
  static boolean isUri(String path) {
    return URI.matcher(path).matches();
  }

  private static InputStream remote(String path) throws IOException {
    org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(path);
    return source.getFileSystem(configuration()).open(source);
  }

  /** Hadoop's settings: the session's, or those that the command line gives in Spark's way. */
  static Configuration configuration() {
    if (JobSession.isThere()) {
      return SparkSession.builder().getOrCreate().sparkContext().hadoopConfiguration();
    }
    Configuration configuration = new Configuration();
    System.getProperties()
        .stringPropertyNames()
        .forEach(
            name -> {
              if (name.startsWith(SPARK_HADOOP)) {
                configuration.set(name.substring(SPARK_HADOOP.length()), System.getProperty(name));
              }
            });
    return configuration;
  }
}
