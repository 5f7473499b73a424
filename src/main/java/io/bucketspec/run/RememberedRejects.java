package io.bucketspec.run;

import io.bucketspec.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A run's directory in memory that keeps the table of rejections and nothing else. */
final class RememberedRejects extends RejectStore {
  private static final long serialVersionUID = 1L;

  private static final int BUCKET = 6;

  private final transient Map<Bytes, Explainer.Fate> byKey = new HashMap<>();
  private final transient Set<Bytes> repeated = new HashSet<>();

  /** Objects of which a further row was rejected because there was one before. */
  Set<Bytes> repeated() {
    return repeated;
  }

  /** Why objects were rejected, by bucket and key; not that a key is a repeat. */
  Map<Bytes, Explainer.Fate> byKey() {
    return byKey;
  }

  @Override
  void reject(Object... values) {
    byte[] bucket = values[BUCKET] == null ? new byte[0] : (byte[]) values[BUCKET];
    Bytes key = Bytes.of(bucket, ((String) values[0]).getBytes(StandardCharsets.UTF_8));
    if (reason(values) == Reason.DUPLICATE_KEY) {
      repeated.add(key);
    } else {
      byKey.put(key, Explainer.Fate.rejected(reason(values), (String) values[3]));
    }
  }

  private static Reason reason(Object... values) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.code().equals(values[2]))
        .findFirst()
        .orElseThrow();
  }
}
