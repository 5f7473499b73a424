package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.spark.UploadRequest;
import io.bucketspec.spec.SpecFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadSourceReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.123Z");

  private static UploadRequest read(String... namesAndValues) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      options.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return UploadSourceReader.read(options, NOW);
  }

  private static void refused(String sentences, String... namesAndValues) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(namesAndValues))
        .withMessage(sentences);
  }

  @Test
  void aPathIsEnough() {
    UploadRequest request = read("path", "/out");
    assertThat(request.output().path()).isEqualTo("/out");
    assertThat(request.output().spec().format()).isEqualTo(SpecFormat.JSON);
    assertThat(request.output().limits().items()).isEqualTo(10_000);
    assertThat(request.runId()).isEqualTo("2026-11-28T10-00-00.123Z");
    assertThat(request.kind()).isEmpty();
    assertThat(request.findings()).isEmpty();
  }

  @Test
  void optionsAreTheKeysOfAnOutput() {
    UploadRequest request =
        read(
            "path", "/out",
            "format", "json",
            "partitionby", "site, camera",
            "combine", "True",
            "limits.items", "7",
            "limits.filebytes", "2MB",
            "limits.mediaBytes", "1000",
            "skipDuplicateUrls", "true",
            "upsertmetadata", "true",
            "findings.over-limit", "reject",
            "kind", "video",
            "runid", "night-1");
    assertThat(request.output().partitionBy()).isEqualTo(List.of("site", "camera"));
    assertThat(request.output().spec().combine()).isTrue();
    assertThat(request.output().spec().upsertMetadata()).isTrue();
    assertThat(request.output().limits().items()).isEqualTo(7);
    assertThat(request.output().limits().fileBytes()).isEqualTo(2_000_000);
    assertThat(request.output().limits().mediaBytes()).isEqualTo(1000);
    assertThat(request.findings()).isEqualTo(Map.of(FindingCode.OVER_LIMIT, Policy.REJECT));
    assertThat(request.kind()).contains(Kind.VIDEO);
    assertThat(request.runId()).isEqualTo("night-1");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    refused(
        "option 'combine': 'combine' must be true or false, but this is text.\n"
            + "option 'kind': 'kind' is 'movie'; it must be one of video, image, image_group,"
            + " image_sequence, dicom_series, audio, text, pdf, nifti.\n"
            + "option 'limits.items': 'items' must be a whole number, but this is text.\n"
            + "option 'limits.urls': 'urls' is 2000000 but the platform takes at most 1000000 in a"
            + " file.\n"
            + "option 'runid': 'a/b' can't name a run: it becomes a folder, so use letters, digits,"
            + " '.', '_' and '-'.",
        "path",
        "/out",
        "combine",
        "yes",
        "kind",
        "movie",
        "limits.items",
        "many",
        "limits.urls",
        "2000000",
        "runId",
        "a/b");
    refused(
        "option 'limit.items': Unknown option 'limit.items'. Known here: path, format, partitionBy,"
            + " combine, skipDuplicateUrls, upsertMetadata, pdfKey, kind, runId, limits.…,"
            + " findings.….",
        "path",
        "/out",
        "limit.items",
        "7");
    refused("'output' needs 'path': the folder to write runs into.");
  }
}
