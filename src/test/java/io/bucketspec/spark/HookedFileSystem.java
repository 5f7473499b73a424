package io.bucketspec.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk under a scheme of its own, where a test acts before a file is made. */
public final class HookedFileSystem extends RawLocalFileSystem {
  private static final URI SCHEME = URI.create("hooked:///");
  private static final Hook NONE = path -> {};

  private static volatile Hook beforeCreation = NONE;

  /** What happens in the thread that makes a file. */
  interface Hook {
    void before(Path path) throws IOException;
  }

  static void hook(Hook hook) {
    beforeCreation = hook;
  }

  static void unhook() {
    beforeCreation = NONE;
  }

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
    beforeCreation.before(path);
    return super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
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
    beforeCreation.before(path);
    return super.create(path, overwrite, bufferSize, replication, blockSize, progress);
  }
}
