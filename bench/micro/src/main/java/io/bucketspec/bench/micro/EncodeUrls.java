package io.bucketspec.bench.micro;

import io.bucketspec.model.ByteBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Keys as URLs, every byte that may not stand there encoded. */
@State(Scope.Thread)
public class EncodeUrls {
  private static final int KEYS = 4_096;

  private final Keys keys = Keys.mixed(KEYS);
  private final ByteBuilder out = new ByteBuilder();

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long ours() {
    long bytes = 0;
    for (byte[] key : keys.bytes()) {
      out.clear();
      BucketUrls.append(key, out);
      bytes += out.length();
    }
    return bytes;
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long byteLoop() {
    long bytes = 0;
    for (byte[] key : keys.bytes()) {
      out.clear();
      PeerUrls.byteLoop(key, out);
      bytes += out.length();
    }
    return bytes;
  }

  /** Leaves a text, where the others leave bytes. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long urlEncoder() {
    long characters = 0;
    for (String key : keys.texts()) {
      characters += PeerUrls.urlEncoder(key).length();
    }
    return characters;
  }
}
