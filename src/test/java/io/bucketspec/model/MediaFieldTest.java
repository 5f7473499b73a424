package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaFieldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VIDEO | videoMetadata | fps:N duration:N width:I height:I file_size:I mime_type:S",
        "IMAGE | imageMetadata | mime_type:S file_size:I width:I height:I",
        "AUDIO | audioMetadata | duration:N file_size:I mime_type:S sample_rate:I bit_depth:I"
            + " codec:S num_channels:I",
        "TEXT | textMetadata | file_size:I mime_type:S",
        "PDF | pdfMetadata | file_size:I num_pages:I",
        "IMAGE_GROUP | '' | ''",
        "IMAGE_SEQUENCE | '' | ''",
        "DICOM_SERIES | '' | ''",
        "NIFTI | '' | ''",
      })
  void everyKindHasTheFieldsOfThePlatformsModel(Kind kind, String key, String fields) {
    assertThat(MediaField.mediaKey(kind).orElse("")).isEqualTo(key);
    assertThat(
            MediaField.of(kind).stream()
                .map(field -> field.name() + ":" + field.type().name().charAt(0))
                .collect(Collectors.joining(" ")))
        .isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource({"VIDEO", "IMAGE", "AUDIO", "TEXT", "PDF"})
  void theWireNameIsTheNameInCamelCase(Kind kind) {
    for (MediaField field : MediaField.of(kind)) {
      String snake = field.wireName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      assertThat(snake).isEqualTo(field.name());
    }
  }
}
