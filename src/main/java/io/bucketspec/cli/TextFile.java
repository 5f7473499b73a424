package io.bucketspec.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** A file that the command line names: on the local disk, or by a URI wherever Hadoop reads. */
final class TextFile {
  private static final String SPARK_HADOOP = "spark.hadoop.";

  private TextFile() {}

  static InputStream open(String path) throws IOException {
    return path.contains("://") ? remote(path) : Files.newInputStream(Path.of(path));
  }

  private static InputStream remote(String path) throws IOException {
    org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(path);
    return source.getFileSystem(configuration()).open(source);
  }

  /** Hadoop's settings, with those that the command line gives in Spark's way. */
  static Configuration configuration() {
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
