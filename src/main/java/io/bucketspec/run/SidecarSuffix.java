package io.bucketspec.run;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the key of a file with metadata has behind the key of the object that it is of. */
final class SidecarSuffix implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;

  SidecarSuffix(RunPlan plan) {
    bytes = plan.sidecarSuffix().getBytes(StandardCharsets.UTF_8);
  }

  /** The length of the object's key, if the key is that of such a file; 0 if it isn't. */
  int objectLength(byte[] key, int length) {
    int from = length - bytes.length;
    boolean has =
        from > 0
            && key[length - 1] == bytes[bytes.length - 1]
            && Arrays.equals(key, from, length, bytes, 0, bytes.length);
    return has ? from : 0;
  }
}
