package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.run.MetadataPlan.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of cases: objects and side tables in, items with their metadata out. */
class MetadataCasesTest {
  private static final Path TABLE =
      Path.of("src/test/resources/io/bucketspec/run/metadata-cases.txt");

  static List<MetadataCase> cases() throws IOException {
    return MetadataCase.parse(Files.readString(TABLE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomesWhatTheTableSaysOnEveryWay(MetadataCase one) throws Exception {
    for (List<Way> ways : one.ways()) {
      assertThat(one.run(1, 1, 1, ways).blocks()).as("%s", ways).isEqualTo(one.expected());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSameOnEveryWayInWhateverOrderAndWhereverRowsAreRead(MetadataCase one) throws Exception {
    for (int buckets = 1; buckets < 4; buckets++) {
      MetadataCase.Outcome once = one.run(buckets, 1, 1, one.ways().get(0));
      for (List<Way> ways : one.ways()) {
        for (int seed = 2; seed < 5; seed++) {
          MetadataCase.Outcome again = one.run(buckets, seed, seed, ways);
          assertThat(again.blocks()).as("%s, seed %s", ways, seed).isEqualTo(one.expected());
          assertThat(again.verdicts()).as("%s, seed %s", ways, seed).isEqualTo(once.verdicts());
          assertThat(again.files().keySet()).isEqualTo(once.files().keySet());
          once.files()
              .forEach((path, bytes) -> assertThat(again.files().get(path)).isEqualTo(bytes));
        }
      }
    }
  }

  @Test
  void thereAreManyAndNoneIsThereTwice() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(90);
    assertThat(cases().stream().map(MetadataCase::toString)).doesNotHaveDuplicates();
  }
}
