package io.bucketspec;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local disk under a scheme of its own, for tests to change how it behaves: one place where
 * files are created, however Hadoop asks for it, and no process for a file's permissions.
 */
public abstract class LocalDouble extends RawLocalFileSystem {
  private static final int BUFFER = 1 << 16;
  private static final long BLOCK = 32L << 20;

  @Override
  public abstract String getScheme();

  @Override
  public URI getUri() {
    return URI.create(getScheme() + ":///");
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {}

  /** Begins a file, in place of what was there. */
  protected FSDataOutputStream created(Path path) throws IOException {
    return super.create(path, true, BUFFER, (short) 1, BLOCK, null);
  }

  @Override
  public final FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return created(path);
  }

  @Override
  public final FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return created(path);
  }
}
