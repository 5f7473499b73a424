package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of cases: keys in, groups and their order out. */
class GroupingCasesTest {
  private static final Path TABLE =
      Path.of("src/test/resources/io/bucketspec/run/grouping-cases.txt");

  static List<GroupingCase> cases() throws IOException {
    return GroupingCase.parse(Files.readString(TABLE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomesWhatTheTableSays(GroupingCase one) throws Exception {
    assertThat(one.outcome(1, 1, 1)).isEqualTo(one.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inWhateverOrderAndWhereverRowsAreRead(GroupingCase one) throws Exception {
    for (int seed = 2; seed < 6; seed++) {
      assertThat(one.outcome(1 + seed % 3, seed, seed))
          .as("seed %s", seed)
          .isEqualTo(one.expected());
    }
  }

  @Test
  void thereAreManyAndNoneIsThereTwice() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(cases().stream().map(GroupingCase::toString)).doesNotHaveDuplicates();
  }
}
