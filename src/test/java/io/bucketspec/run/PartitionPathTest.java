package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionPathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "north            | site=north/image",
        "'a b+ü'          | 'site=a b+ü/image'",
        "../../x          | site=..%2F..%2Fx/image",
        "a=b:c            | site=a%3Db%3Ac/image",
        "100%             | site=100%25/image",
        "''               | site=__HIVE_DEFAULT_PARTITION__/image",
        "                 | site=__HIVE_DEFAULT_PARTITION__/image",
        "'q\"{}[]^*?\\#'  | site=q%22%7B}%5B%5D%5E%2A%3F%5C%23/image",
      })
  void valuesAreEscapedAsSparkDoes(String value, String path) {
    assertThat(PartitionPath.of(List.of("site"), Arrays.asList(value), Kind.IMAGE, TestJobs.JSON))
        .isEqualTo(path);
  }

  @Test
  void noValueMakesAFolderOfItsOwnOrLeadsAnywhere() {
    Random random = new Random(23);
    String alphabet = "./\\%2eE \0\n~:=ä\u202e";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder value = new StringBuilder();
      int length = random.nextInt(8);
      for (int c = 0; c < length; c++) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String path =
          PartitionPath.of(List.of("v"), List.of(value.toString()), Kind.IMAGE, TestJobs.JSON);
      assertThat(path).as("seed 23, %s", value).matches("v=[^/\\\\\\p{Cntrl}]+/image");
      assertThat(Path.of("/run/specs", path).normalize())
          .as("seed 23, %s", value)
          .isEqualTo(Path.of("/run/specs", path))
          .hasParentRaw(Path.of("/run/specs", path).getParent());
    }
  }

  private static Optional<String> fault(String... values) {
    List<String> columns = IntStream.range(0, values.length).mapToObj(i -> "c" + i).toList();
    return PartitionPath.fault(
        PartitionPath.of(columns, List.of(values), Kind.IMAGE, TestJobs.JSON));
  }

  @Test
  void aNameIsAsLongAsFileSystemsTake() {
    // The column and its = are 3 bytes.
    assertThat(fault("a".repeat(252))).isEmpty();
    assertThat(fault("ä".repeat(126))).isEmpty();
    assertThat(fault("/".repeat(84))).isEmpty();
    assertThat(fault("a".repeat(253)))
        .contains(
            "Its partition's folder 'c0="
                + "a".repeat(37)
                + "…' would have a name of 256 bytes; file systems take 255. Partition by a"
                + " shorter capture.");
    assertThat(fault("short", "😀".repeat(64)))
        .contains(
            "Its partition's folder 'c1="
                + "😀".repeat(37)
                + "…' would have a name of 259 bytes; file systems take 255. Partition by a"
                + " shorter capture.");
    assertThat(fault("/".repeat(85))).isPresent();
  }

  @Test
  void aPathLeavesRoomForTheOutputs() {
    String most = "a".repeat(252);
    // Three names with their slashes, and the kind's.
    assertThat(fault(most, most, "a".repeat(246))).isEmpty();
    assertThat(fault(most, most, most))
        .contains(
            "Its partition's folders would have 773 bytes together; 768 leave room for the"
                + " output's path in the 1024 of a store's key. Partition by fewer or shorter"
                + " captures.");
  }

  @ParameterizedTest
  @CsvSource({"IMAGE_SEQUENCE,image_sequence", "DICOM_SERIES,dicom_series"})
  void combinedKindsHaveNoFolderOfTheirOwn(Kind kind, String folder) {
    assertThat(PartitionPath.of(List.of(), List.of(), kind, TestJobs.JSON)).isEqualTo(folder);
    assertThat(PartitionPath.of(List.of(), List.of(), kind, TestJobs.JSON_COMBINED)).isEmpty();
    assertThat(PartitionPath.of(List.of("a", "b"), List.of("1", "2"), kind, TestJobs.JSON_COMBINED))
        .isEqualTo("a=1/b=2");
  }
}
