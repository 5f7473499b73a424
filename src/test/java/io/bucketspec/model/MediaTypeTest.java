package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b.jpg            | image image_group image_sequence",
        "a/b.JPEG           | image image_group image_sequence",
        "a/b.tiff           | image image_group",
        "a/b.TIF            | image image_group",
        "a/b.avif           | image image_group image_sequence",
        "a/b.mp4            | video",
        "a/b.mkv            | video",
        "a/b.dcm            | dicom_series",
        "a/b.IMA            | dicom_series",
        "a/IM0001           | dicom_series",
        "a.jpg/IM0001       | dicom_series",
        "1.2.840.10008.5    | dicom_series",
        "a/.jpg             | image image_group image_sequence",
        "a/b.               | dicom_series",
        "a/b.txt            | ''",
        "a/b.jpg.gz         | ''",
        "a/b.jpgjpgjpgjpg   | ''",
        "a/b.jpé            | ''",
      })
  void aKeysExtensionTellsItsKinds(String key, String kinds) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    String fitting =
        Arrays.stream(Kind.values())
            .filter(kind -> MediaType.fits(kind, bytes, bytes.length))
            .map(Kind::label)
            .collect(Collectors.joining(" "));
    assertThat(fitting).isEqualTo(kinds);
  }

  @Test
  void onlyTheKeysOwnBytesCount() {
    byte[] longer = "a/b.jpg.txt".getBytes(StandardCharsets.UTF_8);
    assertThat(MediaType.fits(Kind.IMAGE, longer, 7)).isTrue();
    assertThat(MediaType.fits(Kind.IMAGE, longer, longer.length)).isFalse();
  }
}
