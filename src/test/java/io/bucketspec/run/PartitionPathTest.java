package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Kind;
import java.util.Arrays;
import java.util.List;
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

  @ParameterizedTest
  @CsvSource({"IMAGE_SEQUENCE,image_sequence", "DICOM_SERIES,dicom_series"})
  void combinedKindsHaveNoFolderOfTheirOwn(Kind kind, String folder) {
    assertThat(PartitionPath.of(List.of(), List.of(), kind, TestJobs.JSON)).isEqualTo(folder);
    assertThat(PartitionPath.of(List.of(), List.of(), kind, TestJobs.JSON_COMBINED)).isEmpty();
    assertThat(PartitionPath.of(List.of("a", "b"), List.of("1", "2"), kind, TestJobs.JSON_COMBINED))
        .isEqualTo("a=1/b=2");
  }
}
