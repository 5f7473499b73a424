package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.spark.InventoryRequest;
import io.bucketspec.spark.InventoryRequest.View;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventorySourceReaderTest {
  private static final String RULE = "- {name: photos, match: 'photos/**', kind: image}";

  private static final String JOB =
      """
      inventory: /inventory
      urls: {style: s3}
      rules: [%s]
      output: {path: /out}
      """
          .formatted(RULE.substring(2));

  private static InventoryRequest read(String... namesAndValues) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      options.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return InventorySourceReader.read(options, path -> path.equals("job.yaml") ? JOB : "");
  }

  private static void refused(String sentences, String... namesAndValues) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(namesAndValues))
        .withMessage(sentences);
  }

  @Test
  void aPathAloneGivesItsObjects() {
    InventoryRequest request = read("path", "s3a://acme/daily");
    assertThat(request.job().inventory().path()).isEqualTo("s3a://acme/daily");
    assertThat(request.job().inventory().format()).isEqualTo("auto");
    assertThat(request.view()).isEqualTo(View.OBJECTS);
    assertThat(request.all()).isFalse();
    assertThat(request.urls()).isFalse();
    assertThat(request.sample()).isEmpty();
  }

  @Test
  void optionsAreTheKeysOfAJobFileWhateverTheirCase() {
    InventoryRequest request =
        read(
            "path", "db.files",
            "format", "table",
            "KEYENCODING", "url",
            "bucket", "7",
            "columns.key", "name",
            "columns.lastmodified", "Changed",
            "accept.archived", "TRUE",
            "findings.missing-frames", "reject",
            "urls.style", "virtual-hosted",
            "urls.region", "eu-west-2",
            "urls.buckets.my.bucket.region", "us-east-1",
            "urls.buckets.my.bucket.style", "path");
    assertThat(request.job().inventory().keyEncoding()).isEqualTo(KeyEncoding.URL);
    assertThat(request.job().inventory().bucket()).contains("7");
    assertThat(request.job().inventory().columns())
        .containsEntry(InventoryColumn.LAST_MODIFIED_DATE, "Changed");
    assertThat(request.job().accept().archived()).isTrue();
    assertThat(request.job().findings()).hasSize(1);
    assertThat(request.job().urls().buckets().get("my.bucket").region()).contains("us-east-1");
    assertThat(request.urls()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "",
      value = {
        "OBJECTS, , ",
        "MATCHED, rules, ",
        "MATCHED, job, ",
        "OBJECTS, rules, objects",
        "ITEMS, job, items",
        "REJECTS, job, rejects"
      })
  void theViewIsTheOneAskedForOrGoesByWhatIsGiven(View expected, String given, String view) {
    Map<String, String> options = new HashMap<>();
    if (!"job".equals(given)) {
      options.put("path", "/inventory");
    }
    if (given != null) {
      options.put(given, given.equals("job") ? "job.yaml" : RULE);
    }
    if (view != null) {
      options.put("view", view);
    }
    assertThat(InventorySourceReader.read(options, path -> JOB).view()).isEqualTo(expected);
  }

  @Test
  void rulesAreYamlOrJson() {
    assertThat(read("path", "/i", "rules", RULE).job().rules()).hasSize(1);
    String json = "[{\"name\": \"a\", \"match\": \"**\", \"kind\": \"image\"}]";
    assertThat(read("path", "/i", "rules", json).job().rules()).hasSize(1);
  }

  @Test
  void aJobFileSaysAllButTheSnapshot() {
    InventoryRequest request = read("job", "job.yaml", "snapshot", "2026-11-21T01-00Z");
    assertThat(request.job().inventory().path()).isEqualTo("/inventory");
    assertThat(request.job().inventory().snapshot()).isEqualTo("2026-11-21T01-00Z");
    assertThat(request.urls()).isTrue();
    refused(
        "option 'path': 'path' can't stand beside 'job': the job file says it.\n"
            + "option 'urls.style': 'urls.style' can't stand beside 'job': the job file says it.",
        "job",
        "job.yaml",
        "path",
        "/i",
        "urls.style",
        "s3");
  }

  @Test
  void aWrongJobFileIsToldWithItsPlaces() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                InventorySourceReader.read(
                    Map.of("job", "a.yaml"), path -> JOB.replace("style", "stile")))
        .withMessageContaining("a.yaml:2:8: Unknown key 'stile'. Did you mean 'style'?");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    refused(
        "option 'rules', line 1, column 15: Unknown key 'macth'. Did you mean 'match'? Known here:"
            + " name, match, regex, kind, group, padding, minLength, short, pair, within, fallback,"
            + " order, maxMembers, title, anyFormat.\n"
            + "option 'formt': Unknown option 'formt'. Did you mean 'format'? Known here: path,"
            + " list, format, snapshot, keyEncoding, filesAt, report, bucket, job, rules, view,"
            + " sample, rows, columns.…, options.…, urls.…, accept.…, findings.….\n"
            + "option 'keyencoding': 'keyEncoding' is 'latin'; it must be one of auto, url, none.",
        "path",
        "/i",
        "formt",
        "csv",
        "keyEncoding",
        "latin",
        "rules",
        "- {name: one, macth: '**', regex: a, kind: image}");
  }

  @Test
  void whatIsMissingOrDoesNotFitIsTold() {
    refused(
        "'inventory' needs 'path': the folder of an inventory's snapshots, a manifest, a list, or a"
            + " table; or 'list' with a prefix to be listed.");
    refused(
        "option 'view': The view 'items' needs 'urls.style': how object URLs are written, such as"
            + " virtual-hosted with 'urls.region'.",
        "path",
        "/i",
        "view",
        "items");
    refused(
        "option 'view': 'view' is 'object'; it must be one of objects, matched, items, rejects.",
        "path",
        "/i",
        "view",
        "object");
    refused(
        "option 'rows': 'rows' is for the view 'objects'; 'matched' has its rows by itself.",
        "path",
        "/i",
        "rules",
        RULE,
        "rows",
        "all");
    refused(
        "option 'rows': 'rows' is 'some'; it must be one of current, all.",
        "path",
        "/i",
        "rows",
        "some");
    refused(
        "option 'accept.empty': 'empty' must be true or false, but this is text.",
        "path",
        "/i",
        "accept.empty",
        "yes");
    refused(
        "option 'urls.region': 'moon' is no region; one looks like eu-west-2.",
        "path",
        "/i",
        "urls.style",
        "path",
        "urls.region",
        "moon");
  }

  @Test
  void aSecretIsNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("path", "s3a://user:swordfish@acme/daily"))
        .withMessageStartingWith("option 'path': A password or token before '@' stands here")
        .withMessageNotContaining("swordfish");
  }
}
