package io.bucketspec.spark;

import io.bucketspec.LocalDouble;
import java.io.IOException;
import org.apache.hadoop.fs.Path;

/** The local disk under a scheme of its own, where a test acts before a file is published. */
public final class HookedFileSystem extends LocalDouble {
  private static final Hook NONE = path -> {};

  private static volatile Hook beforePublication = NONE;

  /** What happens in the thread that publishes a file. */
  interface Hook {
    void before(Path path) throws IOException;
  }

  @Override
  public String getScheme() {
    return "hooked";
  }

  static void hook(Hook hook) {
    beforePublication = hook;
  }

  static void unhook() {
    beforePublication = NONE;
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    beforePublication.before(to);
    return super.rename(from, to);
  }
}
