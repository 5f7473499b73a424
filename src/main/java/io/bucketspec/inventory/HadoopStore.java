package io.bucketspec.inventory;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** A store that Hadoop has a file system for. */
final class HadoopStore implements Store {
  /** Room for a million data files; what is larger is no manifest. */
  private static final int LARGEST_READ = 256 << 20;

  private final Configuration conf;

  HadoopStore(Configuration conf) {
    this.conf = conf;
  }

  @Override
  public String qualified(String path) {
    return asking(path, (system, hadoopPath) -> system.makeQualified(hadoopPath).toString());
  }

  @Override
  public Optional<Entry> entry(String path) {
    return asking(
        path,
        (system, hadoopPath) -> {
          try {
            return Optional.of(entry(system.getFileStatus(hadoopPath)));
          } catch (FileNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public List<Entry> list(String folder) {
    return asking(
        folder,
        (system, hadoopPath) -> {
          List<Entry> entries = new ArrayList<>();
          for (FileStatus status : system.listStatus(hadoopPath)) {
            entries.add(entry(status));
          }
          return entries;
        });
  }

  @Override
  public byte[] read(String path) {
    return asking(
        path,
        (system, hadoopPath) -> {
          try (FSDataInputStream in = system.open(hadoopPath)) {
            byte[] bytes = in.readNBytes(LARGEST_READ + 1);
            if (bytes.length > LARGEST_READ) {
              throw new IOException("it is larger than 256 MB, which no manifest is");
            }
            return bytes;
          }
        });
  }

  @Override
  public byte[] head(String path, int most) {
    return asking(
        path,
        (system, hadoopPath) -> {
          try (FSDataInputStream in = system.open(hadoopPath)) {
            return in.readNBytes(most);
          }
        });
  }

  private interface Question<T> {
    T ask(FileSystem system, Path path) throws IOException;
  }

  private <T> T asking(String path, Question<T> question) {
    try {
      Path hadoopPath = new Path(path);
      return question.ask(DataFileStore.of(hadoopPath, conf), hadoopPath);
    } catch (UnsupportedFileSystemException e) {
      throw new InventoryException(
          path
              + " can't be reached: Hadoop has no file system for this scheme. On plain Spark, S3 is"
              + " spelled s3a:// and needs the hadoop-aws jars.",
          e);
    } catch (IllegalArgumentException e) {
      throw new InventoryException(
          "'" + path + "' is not a path that Hadoop can use: " + said(e) + ".", e);
    } catch (IOException e) {
      throw new InventoryException(path + " can't be read: " + said(e) + ".", e);
    }
  }

  private static String said(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private static Entry entry(FileStatus status) {
    return new Entry(
        status.getPath().toString(),
        status.isDirectory(),
        status.getLen(),
        version(status),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  private static String version(FileStatus status) {
    String etag = status instanceof EtagSource source ? source.getEtag() : null;
    return etag == null || etag.isEmpty()
        ? "written " + Instant.ofEpochMilli(status.getModificationTime())
        : "ETag " + etag;
  }
}
