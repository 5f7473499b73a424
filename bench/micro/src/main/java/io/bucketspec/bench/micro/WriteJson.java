package io.bucketspec.bench.micro;

import io.bucketspec.spec.SpecFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An image sequence as an item of a JSON spec. */
@State(Scope.Thread)
public class WriteJson {
  private final SampleItem item = new SampleItem();
  private final OurItem ours = new OurItem(SpecFormat.JSON);
  private final JacksonItem jackson = new JacksonItem();

  @Benchmark
  @OperationsPerInvocation(SampleItem.MEMBERS)
  public Object ours() {
    return ours.write(item);
  }

  @Benchmark
  @OperationsPerInvocation(SampleItem.MEMBERS)
  public Object jackson() {
    return jackson.writeTexts(item);
  }

  @Benchmark
  @OperationsPerInvocation(SampleItem.MEMBERS)
  public Object jacksonFromBytes() {
    return jackson.writeBytes(item);
  }
}
