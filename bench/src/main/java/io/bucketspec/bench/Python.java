package io.bucketspec.bench;

import java.io.IOException;

/** The interpreter that a machine may or may not have. */
final class Python {
  private Python() {}

  static boolean canImport(String module) {
    try {
      Process process =
          new ProcessBuilder("python3", "-c", "import " + module)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
