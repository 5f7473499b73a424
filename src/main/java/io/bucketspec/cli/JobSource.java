package io.bucketspec.cli;

import io.bucketspec.run.JobOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** A job file, on the local disk or wherever Hadoop reads. */
final class JobSource {
  private static final String SPARK_HADOOP = "spark.hadoop.";

  private JobSource() {}

  static JobOptions read(String path) throws JobFileException {
    return JobFile.parse(text(path), path);
  }

  private static String text(String path) throws JobFileException {
    try {
      byte[] bytes = path.contains("://") ? remote(path) : Files.readAllBytes(Path.of(path));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(path, "it is not UTF-8");
    } catch (NoSuchFileException | java.io.FileNotFoundException e) {
      throw unreadable(path, "there is no such file");
    } catch (IOException e) {
      throw unreadable(path, String.valueOf(e.getMessage()));
    }
  }

  private static JobFileException unreadable(String path, String why) {
    return new JobFileException(
        path,
        List.of(new JobFileException.Problem(1, 1, "Cannot read the job file: " + why + ".")));
  }

  private static byte[] remote(String path) throws IOException {
    Configuration configuration = new Configuration();
    System.getProperties()
        .stringPropertyNames()
        .forEach(
            name -> {
              if (name.startsWith(SPARK_HADOOP)) {
                configuration.set(name.substring(SPARK_HADOOP.length()), System.getProperty(name));
              }
            });
    org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(path);
    FileSystem fileSystem = source.getFileSystem(configuration);
    try (InputStream in = fileSystem.open(source)) {
      return in.readAllBytes();
    }
  }
}
