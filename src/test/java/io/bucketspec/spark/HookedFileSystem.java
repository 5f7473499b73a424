package io.bucketspec.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** The local disk under a scheme of its own, where a test acts before a file is published. */
public final class HookedFileSystem extends RawLocalFileSystem {
  private static final URI SCHEME = URI.create("hooked:///");
  private static final Hook NONE = path -> {};

  private static volatile Hook beforePublication = NONE;

  /** What happens in the thread that publishes a file. */
  interface Hook {
    void before(Path path) throws IOException;
  }

  static void hook(Hook hook) {
    beforePublication = hook;
  }

  static void unhook() {
    beforePublication = NONE;
  }

  @Override
  public URI getUri() {
    return SCHEME;
  }

  /** Not with a process for each file. */
  @Override
  public void setPermission(Path path, FsPermission permission) {}

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    beforePublication.before(to);
    return super.rename(from, to);
  }
}
