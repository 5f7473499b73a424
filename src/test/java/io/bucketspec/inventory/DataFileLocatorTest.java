package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataFileLocatorTest {
  private static final String DELIVERED =
      "s3a://harbour-reports/inv/harbour-cams/daily/2026-11-22T01-00Z/manifest.json";
  private static final String KEY = "inv/harbour-cams/daily/data/a.orc";

  private final FakeStore store = new FakeStore();

  private List<String> locate(String manifestPath, String manifest, Optional<String> filesAt) {
    Manifest read = ManifestReader.read(manifestPath, manifest.getBytes(StandardCharsets.UTF_8));
    return new DataFileLocator(store, manifestPath, read)
        .locate(filesAt).stream().map(DataFile::path).toList();
  }

  private static String orc(String... files) {
    return Manifests.s3("ORC", "struct<>", files);
  }

  @Test
  void findsFilesInTheBucketTheyWereDeliveredTo() {
    store.with("s3a://harbour-reports/" + KEY, 3);

    assertThat(locate(DELIVERED, orc(KEY + "=3"), Optional.empty()))
        .containsExactly("s3a://harbour-reports/" + KEY);
    assertThat(store.asked)
        .as("nothing is guessed at")
        .containsOnly("s3a://harbour-reports/" + KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://other/mirror/inv/harbour-cams/daily/2026-11-22T01-00Z/, s3a://other/mirror/inv/harbour-cams/daily/data/a.orc",
    "s3a://other/daily/2026-11-22T01-00Z/, s3a://other/daily/data/a.orc",
    "s3a://other/copy/, s3a://other/copy/a.orc",
    "s3a://other/copy/, s3a://other/copy/data/a.orc",
    "s3a://harbour-reports/copy/, s3a://harbour-reports/copy/a.orc",
    "file:/m/1/2/3/4/5/6/, file:/m/inv/harbour-cams/daily/data/a.orc",
    "file:/m/, file:/m/a.orc"
  })
  void findsFilesThatWereCopiedWithTheirManifest(String folder, String file) {
    store.with(file, 3);

    assertThat(locate(folder + "manifest.json", orc(KEY + "=3"), Optional.empty()))
        .containsExactly(file);
  }

  @Test
  void doesNotClimbMoreThanSixFolders() {
    store.with("file:/m/" + KEY, 3);

    assertThatThrownBy(
            () -> locate("file:/m/1/2/3/4/5/6/7/manifest.json", orc(KEY + "=3"), Optional.empty()))
        .hasMessageStartingWith(
            "The data files that file:/m/1/2/3/4/5/6/7/manifest.json lists were not found. The"
                + " first was looked for as\n  file:/m/1/2/3/4/5/6/7/a.orc\n")
        .hasMessageContaining("\n  file:/m/1/data/a.orc\n")
        .hasMessageEndingWith("\nSay with filesAt which folder they are in.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gs://x/y/inv/harbour-cams/daily/data/a.orc",
        "gs://x/y/data/a.orc",
        "gs://x/y/a.orc"
      })
  void findsFilesWhereTheUserSays(String file) {
    store.with(file, 3).with("s3a://harbour-reports/" + KEY, 3);

    assertThat(locate(DELIVERED, orc(KEY + "=3"), Optional.of("gs://x/y/"))).containsExactly(file);
  }

  @Test
  void looksNowhereElseThanTheUserSays() {
    store.with("s3a://harbour-reports/" + KEY, 3);

    assertThatThrownBy(() -> locate(DELIVERED, orc(KEY + "=3"), Optional.of("/moved")))
        .hasMessage(
            "The data files that "
                + DELIVERED
                + " lists were not found. The first was looked for as\n"
                + "  /moved/inv/harbour-cams/daily/data/a.orc\n"
                + "  /moved/data/a.orc\n"
                + "  /moved/a.orc\n"
                + "Say with filesAt which folder they are in.");
  }

  @ParameterizedTest
  @CsvSource({
    "obs://pier7-lists/lists/pier7/nightly/2026-11-22T01-00Z/, obs://pier7-lists/lists/pier7/nightly/2026-11-22T01-00Z/files/00AB_1.csv",
    "file:/copy/2026-11-22T01-00Z/, file:/copy/2026-11-22T01-00Z/files/00AB_1.csv",
    "file:/copy/, file:/copy/00AB_1.csv"
  })
  void decodesTheEncodedKeysOfObs(String folder, String file) {
    store.with(file, 3);
    String manifest = Manifests.obs().replace("6705647390", "3");

    assertThat(locate(folder + "manifest.json", manifest, Optional.empty())).containsExactly(file);
  }

  @Test
  void takesAKeyLiterallyBeforeItDecodesIt() {
    store.with("s3a://harbour-reports/d/a%2Bb.orc", 3).with("s3a://harbour-reports/d/a+b.orc", 3);

    assertThat(locate(DELIVERED, orc("d/a%2Bb.orc=3"), Optional.empty()))
        .containsExactly("s3a://harbour-reports/d/a%2Bb.orc");
  }

  @Test
  void namesEveryFileThatIsMissingOrOfAnotherSize() {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      files.add("d/" + i + ".orc=5");
      if (i != 0 && i != 17) {
        store.with("s3a://harbour-reports/d/" + i + ".orc", i == 33 ? 4 : 5);
      }
    }

    assertThatThrownBy(() -> locate(DELIVERED, orc(files.toArray(String[]::new)), Optional.empty()))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "3 of the 40 data files that "
                + DELIVERED
                + " lists can't be used:\n"
                + "  s3a://harbour-reports/d/0.orc is missing\n"
                + "  s3a://harbour-reports/d/17.orc is missing\n"
                + "  s3a://harbour-reports/d/33.orc has 4 bytes, the manifest says 5\n"
                + "Files that have expired or were copied in part make an inventory incomplete:"
                + " choose another snapshot, or say with filesAt where they are.");
  }

  @Test
  void keepsManyFilesInTheirOrder() {
    List<String> files = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      files.add("d/" + i + ".orc=1");
      expected.add("s3a://harbour-reports/d/" + i + ".orc");
      store.with(expected.get(i), 1);
    }

    assertThat(locate(DELIVERED, orc(files.toArray(String[]::new)), Optional.empty()))
        .isEqualTo(expected);
  }

  @Test
  void namesAllFilesWhenTheWholeDeliveryHasExpired() {
    assertThatThrownBy(() -> locate(DELIVERED, orc("d/a=1", "d/b=1"), Optional.empty()))
        .hasMessageStartingWith("2 of the 2 data files that " + DELIVERED)
        .hasMessageContaining("  s3a://harbour-reports/d/a is missing\n")
        .hasMessageContaining("  s3a://harbour-reports/d/b is missing\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_a.orc", ".a.orc", "a.orc._COPYING_"})
  void refusesNamesThatSparkSkips(String name) {
    store.with("s3a://harbour-reports/d/" + name, 1);

    assertThatThrownBy(() -> locate(DELIVERED, orc("d/" + name + "=1"), Optional.empty()))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining(
            "\n  s3a://harbour-reports/d/"
                + name
                + " has a name that Spark takes for a hidden file and would skip without a word\n");
  }

  @Test
  void refusesTwoFilesThatAreOneInAFlatCopy() {
    store.with("file:/m/a.orc", 1);

    assertThatThrownBy(
            () -> locate("file:/m/manifest.json", orc("x/a.orc=1", "y/a.orc=1"), Optional.empty()))
        .hasMessageContaining("\n  file:/m/a.orc is two of the manifest's files at once\n");
  }

  @Test
  void takesAFolderForNoFile() {
    store.with("s3a://harbour-reports/d/a/below", 1);

    assertThatThrownBy(() -> locate(DELIVERED, orc("d/a=0"), Optional.empty()))
        .hasMessageContaining("s3a://harbour-reports/d/a is missing");
  }

  @Test
  void asksNothingForAnEmptyBucket() {
    assertThat(locate(DELIVERED, orc(), Optional.of("/nowhere"))).isEmpty();
    assertThat(store.asked).isEmpty();
  }

  @Test
  void takesTheSizeOfAFileWhoseSizeIsNotStated() {
    store.with("s3a://harbour-reports/k", 9);
    Manifest manifest =
        new Manifest(
            InventoryFormat.S3,
            Snapshot.Source.bucket("b"),
            Optional.of("harbour-reports"),
            Optional.empty(),
            RowLayout.of(DataFormat.ORC),
            List.of(new Manifest.ListedFile("k", Manifest.NOT_STATED, "")),
            StatedTotals.NONE,
            "");

    assertThat(new DataFileLocator(store, DELIVERED, manifest).locate(Optional.empty()))
        .containsExactly(new DataFile("s3a://harbour-reports/k", 9, "ETag 1", ""));
  }
}
