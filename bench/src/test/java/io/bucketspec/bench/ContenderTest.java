package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContenderTest {
  @Test
  void planIsOursWithAnotherCommandAndNoSpecs() {
    Path inventory = Path.of("inventory");
    assertThat(Contender.PLAN.command(inventory, Path.of("out"), Path.of("project")))
        .endsWith("plan", inventory.resolve("job.yaml").toString());
    assertThat(Contender.OURS.command(inventory, Path.of("out"), Path.of("project")))
        .endsWith("run", inventory.resolve("job.yaml").toString());
    assertThat(Contender.PLAN.writesSpecs()).isFalse();
  }

  @Test
  void refusesOneThatIsNotThereAndNamesThoseThatAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contender.ofLabel("hive"))
        .withMessage(
            "There is no contender 'hive'. There are: ours, plan, duckdb, spark, polars, floor.");
  }
}
