package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a path to the report of Google Cloud Storage, Azure or OBS that is meant. */
class ReportFinderTest {
  private static final String ROOT = "abfss://reports@acme.dfs.core.windows.net";

  private final FakeStore store = new FakeStore();

  private Snapshot find(String path, String snapshot, String report, String bucket) {
    return new SnapshotFinder(store)
        .find(
            new InventoryOptions(
                path,
                "auto",
                snapshot,
                KeyEncoding.AUTO,
                Optional.empty(),
                Optional.ofNullable(report),
                Optional.ofNullable(bucket),
                Map.of(),
                Map.of()));
  }

  private Snapshot find(String path) {
    return find(path, "latest", null, null);
  }

  private void fails(Runnable finding, String message) {
    assertThatThrownBy(finding::run).isInstanceOf(InventoryException.class).hasMessage(message);
  }

  private void azure(String run, String rule, String status) {
    String folder = ROOT + "/" + run + "/" + rule;
    store.with(folder + "/" + rule + "_0.csv", "12345");
    store.with(
        folder + "/" + rule + "-manifest.json",
        """
        {"destinationContainer":"reports","endpoint":"https://acme.blob.core.windows.net",
         "files":[{"blob":"%s/%s/%s_0.csv","size":5}],"inventoryStartTime":"2026-11-22T01:25:36Z",
         "ruleDefinition":{"format":"csv","objectType":"blob","schemaFields":["Name","Content-Length"]},
         "ruleName":"%s","status":"%s","summary":{"objectCount":11,"totalObjectSize":22}}
        """
            .formatted(run, rule, rule, rule, status));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "/2026",
    "/2026/11",
    "/2026/11/22",
    "/2026/11/22/01-25-36",
    "/2026/11/22/01-25-36/daily",
    "/2026/11/22/01-25-36/daily/daily-manifest.json"
  })
  void findsTheNewestRunOfAzureFromAnyLevel(String below) {
    azure("2026/11/21/01-25-36", "daily", "Succeeded");
    azure("2026/11/22/01-25-36", "daily", "Succeeded");

    Snapshot snapshot = find(ROOT + below);

    assertThat(snapshot.format()).isEqualTo(InventoryFormat.AZURE);
    assertThat(snapshot.name()).isEqualTo("2026/11/22/01-25-36");
    assertThat(snapshot.source()).isEqualTo(new Snapshot.Source("", "acme"));
    assertThat(snapshot.totals()).isEqualTo(new StatedTotals(11, 22));
    assertThat(snapshot.created()).contains(Instant.parse("2026-11-22T01:25:36Z"));
    assertThat(snapshot.files())
        .extracting(DataFile::path)
        .containsExactly(ROOT + "/2026/11/22/01-25-36/daily/daily_0.csv");
  }

  @Test
  void passesOverRunsOfAzureThatDidNotSucceed() {
    azure("2026/11/20/01-25-36", "daily", "Succeeded");
    azure("2026/11/21/01-25-36", "daily", "Failed");
    azure("2026/11/22/01-25-36", "daily", "Pending");

    Snapshot snapshot = find(ROOT);

    assertThat(snapshot.name()).isEqualTo("2026/11/20/01-25-36");
    assertThat(snapshot.findings())
        .extracting(Finding::code, Finding::sentence)
        .containsExactly(
            tuple(
                FindingCode.SNAPSHOT_SKIPPED,
                "The snapshot 2026/11/22/01-25-36 is not complete and was passed over: its status"
                    + " is Pending, so it is still being written."),
            tuple(
                FindingCode.SNAPSHOT_SKIPPED,
                "The snapshot 2026/11/21/01-25-36 is not complete and was passed over: its status"
                    + " is Failed."));
    String manifest = ROOT + "/2026/11/22/01-25-36/daily/daily-manifest.json";
    fails(
        () -> find(manifest),
        manifest
            + " is damaged or still being delivered: its status is Pending, so it is still being"
            + " written. Fetch it again, or take another snapshot.");
  }

  @Test
  void oneRuleOfAzureDoesNotTakeTurnsWithAnother() {
    azure("2026/11/15/03-00-00", "weekly", "Succeeded");
    azure("2026/11/22/01-25-36", "daily", "Succeeded");

    fails(
        () -> find(ROOT),
        "Several Azure Blob inventories lie under "
            + ROOT
            + ", of the rules daily, weekly. Say with report which one is meant.");
    assertThat(find(ROOT, "latest", "weekly", null).name()).isEqualTo("2026/11/15/03-00-00");
    assertThat(find(ROOT, "2026/11/22/01-25-36", null, null).name())
        .isEqualTo("2026/11/22/01-25-36");
    fails(
        () -> find(ROOT, "latest", "monthly", null),
        "There is no report 'monthly' under " + ROOT + "; the rules there are daily, weekly.");
  }

  @Test
  void theJobMayMeanOneContainerOfAzure() {
    azure("2026/11/22/01-25-36", "daily", "Succeeded");

    assertThat(find(ROOT, "latest", null, "photos").source())
        .isEqualTo(new Snapshot.Source("photos@acme", "acme"));
    assertThat(find(ROOT, "latest", null, "photos@acme").source())
        .isEqualTo(new Snapshot.Source("photos@acme", "acme"));
    assertThatThrownBy(() -> find(ROOT, "latest", null, "photos@other"))
        .hasMessageEndingWith(
            " is of account acme, not of 'photos@other', which inventory.bucket names.");
  }

  private void gcs(String folder, String id, String time, String more) {
    String name = folder + "/" + id + "_" + time;
    store.with(name + "_0.csv", "12345");
    store.with(
        name + "_manifest.json",
        """
        {"report_config":{"display_name":"of %s","csv_options":{"delimiter":"|","header_required":false},
          "object_metadata_report_options":{"metadata_fields":["name","size"]%s}},
         "records_processed":"7","snapshot_time":"2026-11-22T00:00:00Z","shard_count":1,
         "report_shards_file_names":["%s_%s_0.csv"]}
        """
            .formatted(id, more, id, time));
  }

  private static final String PHOTOS = ",\"storage_filters\":{\"bucket\":\"photos\"}";

  @ParameterizedTest
  @CsvSource({
    "gs://r/inv, gs://r/inv",
    "gs://r, gs://r/inv",
    "gs://r/inv, gs://r/inv/dt=2026-11-22",
    "gs://r/inv, gs://r/inv/id-1/dt=2026-11-22T00:00",
  })
  void findsTheNewestReportOfGoogle(String path, String folder) {
    gcs(folder.replace("11-22", "11-21"), "id-1", "2026-11-21T00:00", PHOTOS);
    gcs(folder, "id-1", "2026-11-22T00:00", PHOTOS);
    store.with(folder + "/id-1_2026-11-23T00:00_0.csv", "1");

    Snapshot snapshot = find(path);

    assertThat(snapshot.format()).isEqualTo(InventoryFormat.GCS);
    assertThat(snapshot.name()).isEqualTo("2026-11-22T00:00");
    assertThat(snapshot.sourceBucket()).contains("photos");
    assertThat(snapshot.totals().rows()).isEqualTo(7);
    assertThat(snapshot.layout().csv()).isEqualTo(new CsvForm('|', CsvForm.Header.NONE, true));
    assertThat(snapshot.files())
        .extracting(DataFile::path)
        .containsExactly(folder + "/id-1_2026-11-22T00:00_0.csv");
    assertThat(snapshot.findings())
        .extracting(Finding::sentence)
        .containsExactly(
            "The snapshot 2026-11-23T00:00 is not complete and was passed over: it has no"
                + " id-1_2026-11-23T00:00_manifest.json.");
  }

  @Test
  void asksToChooseBetweenReportsOfGoogle() {
    gcs("gs://r", "id-1", "2026-11-22T00:00", PHOTOS);
    gcs("gs://r", "id-2", "2026-11-15T00:00", PHOTOS);

    fails(
        () -> find("gs://r"),
        "Several inventory reports of Google Cloud Storage lie under gs://r: id-1 (of id-1), id-2"
            + " (of id-2). Say with report which one is meant.");
    assertThat(find("gs://r", "latest", "id-2", null).name()).isEqualTo("2026-11-15T00:00");
    assertThat(find("gs://r", "latest", "of id-1", null).name()).isEqualTo("2026-11-22T00:00");
  }

  @Test
  void aReportOfGoogleThatNamesNoBucketNeedsOneOfTheJob() {
    gcs("gs://r", "id-1", "2026-11-22T00:00", "");

    fails(
        () -> find("gs://r"),
        "gs://r/id-1_2026-11-22T00:00_manifest.json has no column 'bucket', and the manifest names"
            + " none: say whose objects these are with inventory: {bucket: …}.");
    assertThat(find("gs://r", "latest", null, "photos").sourceBucket()).contains("photos");
    gcs("gs://r", "id-1", "2026-11-22T00:00", PHOTOS);
    assertThatThrownBy(() -> find("gs://r", "latest", null, "videos"))
        .hasMessageEndingWith(" is of photos, not of 'videos', which inventory.bucket names.");
  }

  @Test
  void aFolderOfObsNeedsNoChecksums() {
    String folder = "obs://pier7-lists/lists/pier7/nightly/2026-11-22T01-00Z";
    store.with(folder + "/manifest.json", Manifests.obs().replace("6705647390", "5"));
    store.with(folder + "/files/00AB_1.csv", "12345");

    Snapshot snapshot = find("obs://pier7-lists/lists");

    assertThat(snapshot.totals().rows()).isEqualTo(70_585_762);
    assertThat(snapshot.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.NO_CHECKSUM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{'report_config':{},'shard_count':2,'report_shards_file_names':['a']} | is damaged: its shard_count is 2, but it names 1 data files. Take another snapshot.",
        "{'report_config':{}} | is no complete manifest of a Google Cloud Storage inventory report: it lacks report_shards_file_names.",
        "{'reportConfig':{'csvOptions':{'delimiter':'--'}},'reportShardsFileNames':['a']} | has delimiter '--'; a single ASCII character can be read.",
        "{'reportConfig':{'csvOptions':{'recordSeparator':';'}},'reportShardsFileNames':['a']} | has record_separator ';'; LF and CRLF can be read.",
        "{'reportConfig':{'csvOptions':{'headerRequired':false}},'reportShardsFileNames':['a']} | lacks metadata_fields, without which files without a header can't be read.",
        "{'report_config':{'object_metadata_report_options':{'metadata_fields':['size']}},'report_shards_file_names':['a']} | has metadata_fields size, in which there is no name.",
        "{'ruleDefinition':{'objectType':'container'},'status':'Succeeded'} | lists containers and no blobs. Give the inventory of a rule for blobs.",
        "{'ruleDefinition':{},'status':'PartiallySucceeded'} | is not to be read: its status is PartiallySucceeded, so blobs are missing in it that no one can name. Take another snapshot.",
        "{'ruleDefinition':{},'status':'Succeeded'} | is no complete manifest of an Azure Blob inventory: it lacks files.",
        "{'ruleDefinition':{},'status':'Succeeded','files':[]} | lacks endpoint, which tells the account that the blobs are of.",
        "{'ruleDefinition':{'format':'xml'},'status':'Succeeded','files':[],'endpoint':'https://a.b'} | has format 'xml'; csv and parquet can be read."
      })
  void tellsWhatIsWrongWithAManifest(String json, String sentence) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    fails(() -> ManifestReader.read("m.json", bytes), "m.json " + sentence);
  }
}
