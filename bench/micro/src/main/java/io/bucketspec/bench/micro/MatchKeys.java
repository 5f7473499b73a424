package io.bucketspec.bench.micro;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which of four rules takes a key, and where its captures stand. */
@State(Scope.Thread)
public class MatchKeys {
  private static final int KEYS = 4_096;

  private final Keys keys = Keys.mixed(KEYS);
  private final TemplateRules templates = new TemplateRules();
  private final RegexRules regexes = new RegexRules();

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long ours() {
    long captured = 0;
    for (byte[] key : keys.bytes()) {
      captured += templates.match(key);
    }
    return captured;
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long regex() {
    long captured = 0;
    for (String key : keys.texts()) {
      captured += regexes.match(key);
    }
    return captured;
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long regexAndDecoding() {
    long captured = 0;
    for (byte[] key : keys.bytes()) {
      captured += regexes.match(new String(key, StandardCharsets.UTF_8));
    }
    return captured;
  }
}
