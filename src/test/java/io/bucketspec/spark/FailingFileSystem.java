package io.bucketspec.spark;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk under a scheme of its own, where the creation of some files fails. */
public final class FailingFileSystem extends RawLocalFileSystem {
  /** Creations of spec files that still succeed; the next one fails. */
  static final AtomicInteger CREATIONS_LEFT = new AtomicInteger(Integer.MAX_VALUE);

  private static final URI SCHEME = URI.create("failing:///");

  @Override
  public URI getUri() {
    return SCHEME;
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    failSometimes(path);
    return super.create(
        path, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    failSometimes(path);
    return super.create(path, overwrite, bufferSize, replication, blockSize, progress);
  }

  private static void failSometimes(Path path) throws IOException {
    if (path.toString().contains("batch-") && CREATIONS_LEFT.getAndDecrement() <= 0) {
      throw new IOException("the disk is full");
    }
  }
}
