package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest groups and the fullest folder, in a heap that is small beside what they are. */
class LargeGroupsTest {
  private static final Duration MOST = Duration.ofMinutes(10);

  @TempDir private Path folder;

  @Test
  void tenMillionFramesOfOneFolderAreAHundredThousandSequences() throws Exception {
    assertThat(said("sequences", 10_000_000))
        .contains("items 100000\n", "rejected {}\n", "findings {}\n")
        .contains("read=10000000, written=10000000,");
  }

  @Test
  void aSequenceOverThePlatformsLimitIsRejected() throws Exception {
    assertThat(said("one", 1_200_000))
        .contains("items 0\n", "rejected {too-many-members=1200000}\n", "findings {}\n");
  }

  @Test
  void aSequenceOfAMillionFramesIsSplit() throws Exception {
    assertThat(said("parts", 1_000_000))
        .contains(
            "items 10\n", "rejected {}\n", "findings {over-limit=10}\n", "URLs in a file 100000\n");
  }

  @Test
  void aSequenceOfAMillionFramesFallsApart() throws Exception {
    assertThat(said("gaps", 1_000_000))
        .contains("items 1000000\n", "rejected {}\n", "findings {}\n");
  }

  @Test
  void aSeriesOfFiftyThousandSlicesIsOneItem() throws Exception {
    assertThat(said("series", 50_000))
        .contains(
            "items 1\n", "rejected {}\n", "findings {over-limit=1}\n", "URLs in a file 50000\n");
  }

  @Test
  void theLargestSeriesFits() throws Exception {
    assertThat(said("series", 250_000))
        .contains(
            "items 1\n", "rejected {}\n", "findings {over-limit=1}\n", "URLs in a file 250000\n");
  }

  private String said(String which, int count) throws Exception {
    List<String> command =
        ChildJvm.command(
            List.of(
                "-Xmx1g",
                "-XX:TieredStopAtLevel=4",
                "-cp",
                System.getProperty("java.class.path"),
                "io.bucketspec.run.LargeGroups",
                which,
                String.valueOf(count),
                folder.toString()));
    try (ChildJvm child = ChildJvm.run(folder.resolve(which + ".log"), Map.of(), command)) {
      assertThat(child.exitCode(MOST)).as(child::tail).isZero();
      return child.said();
    }
  }
}
