package io.bucketspec.bench.micro;

import io.bucketspec.spec.SpecFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An image sequence as rows of a CSV spec. */
@State(Scope.Thread)
public class WriteCsv {
  private final SampleItem item = new SampleItem();
  private final OurItem ours = new OurItem(SpecFormat.CSV);
  private final UnivocityItem univocity = new UnivocityItem();

  @Benchmark
  @OperationsPerInvocation(SampleItem.MEMBERS)
  public Object ours() {
    return ours.write(item);
  }

  @Benchmark
  @OperationsPerInvocation(SampleItem.MEMBERS)
  public Object univocity() {
    return univocity.write(item);
  }
}
