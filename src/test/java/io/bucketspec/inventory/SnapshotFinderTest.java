package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the local file system: copies of deliveries. */
class SnapshotFinderTest {
  private static final String DATA = "inv/harbour-cams/daily/data/a.csv.gz";
  private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

  @TempDir Path root;

  private final SnapshotFinder finder = new SnapshotFinder(new Configuration());

  private Path config() {
    return root.resolve("inv/harbour-cams/daily");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String md5(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  /** A snapshot whose only data file has five bytes, with a checksum file. */
  private Path deliver(Path folder) throws Exception {
    write(root.resolve(DATA), "12345");
    return deliver(folder, Manifests.csv(DATA + "=5"));
  }

  private static Path deliver(Path folder, String manifest) throws Exception {
    write(folder.resolve("manifest.json"), manifest);
    write(folder.resolve("manifest.checksum"), md5(manifest) + "\n");
    return folder;
  }

  private Snapshot find(Path path) {
    return finder.find(InventoryOptions.at(path.toString()));
  }

  private Snapshot find(Path path, String snapshot) {
    return finder.find(
        new InventoryOptions(
            path.toString(), "auto", snapshot, KeyEncoding.AUTO, Optional.empty()));
  }

  private void fails(Path path, String message) {
    assertThatThrownBy(() -> find(path))
        .isInstanceOf(InventoryException.class)
        .hasMessage(message.replace("ROOT", "file:" + root));
  }

  @Test
  void takesTheNewestByTheTimeInTheName() throws Exception {
    deliver(config().resolve("2026-11-21T01-00Z"));
    deliver(config().resolve("2026-11-22T01-00Z"));
    deliver(config().resolve("2026-11-20-23-59"));
    write(config().resolve("hive/dt=2026-11-23-01-00/symlink.txt"), "s3://x");

    Snapshot snapshot = find(config());

    assertThat(snapshot.name()).isEqualTo("2026-11-22T01-00Z");
    assertThat(snapshot.path()).isEqualTo("file:" + config() + "/2026-11-22T01-00Z/manifest.json");
    assertThat(snapshot.sourceBucket()).contains("harbour-cams");
    assertThat(snapshot.layout().columns()).containsExactly("Bucket", "Key", "Size");
    String written = "written " + Instant.ofEpochMilli(root.resolve(DATA).toFile().lastModified());
    String md5 = "0f343b0931126a20f133d67c2b018a3b";
    assertThat(snapshot.files())
        .containsExactly(new DataFile("file:" + root + "/" + DATA, 5, written, md5));
    assertThat(snapshot.findings()).isEmpty();
    assertThat(snapshot.fingerprint()).isEqualTo(md5(Manifests.csv(DATA + "=5")));
  }

  @Test
  void comparesTimesAndNotNames() throws Exception {
    deliver(config().resolve("2026-11-22-13-00"));
    deliver(config().resolve("2026-11-22T01-00Z"));

    assertThat(find(config()).name()).isEqualTo("2026-11-22-13-00");
  }

  @Test
  void passesOverNewerSnapshotsThatAreNotComplete() throws Exception {
    deliver(config().resolve("2026-11-20T01-00Z"));
    write(config().resolve("2026-11-21T01-00Z/manifest.checksum"), MD5_OF_NOTHING);
    write(config().resolve("2026-11-22T01-00Z/manifest.json"), Manifests.csv());
    String manifest = Manifests.csv();
    write(config().resolve("2026-11-23T01-00Z/manifest.json"), manifest);
    write(config().resolve("2026-11-23T01-00Z/manifest.checksum"), MD5_OF_NOTHING);

    Snapshot snapshot = find(config());

    assertThat(snapshot.name()).isEqualTo("2026-11-20T01-00Z");
    assertThat(snapshot.findings())
        .containsExactly(
            skipped(
                "2026-11-23T01-00Z is not complete and was passed over: its manifest.checksum says"
                    + " '"
                    + MD5_OF_NOTHING
                    + "', but the MD5 of its manifest.json is "
                    + md5(manifest)
                    + "."),
            skipped(
                "2026-11-22T01-00Z is not complete and was passed over: it has no"
                    + " manifest.checksum."),
            skipped(
                "2026-11-21T01-00Z is not complete and was passed over: it has no"
                    + " manifest.json."));
  }

  private static Finding skipped(String rest) {
    return new Finding(FindingCode.SNAPSHOT_SKIPPED, "The snapshot " + rest);
  }

  @Test
  void doesNotMindIncompleteSnapshotsThatAreOlder() throws Exception {
    deliver(config().resolve("2026-11-22T01-00Z"));
    write(config().resolve("2026-11-21T01-00Z/manifest.json"), "");

    assertThat(find(config()).findings()).isEmpty();
  }

  @Test
  void takesAChecksumInCapitals() throws Exception {
    Path folder = deliver(config().resolve("2026-11-22T01-00Z"));
    String checksum = Files.readString(folder.resolve("manifest.checksum"));
    write(folder.resolve("manifest.checksum"), checksum.toUpperCase(Locale.ROOT));

    assertThat(find(config()).findings()).isEmpty();
  }

  @Test
  void looksUpToThreeFoldersDownAndTakesASnapshotsOwnFolder() throws Exception {
    Path folder = deliver(config().resolve("2026-11-22T01-00Z"));
    write(config().resolve("data/2026-11-29T01-00Z/manifest.json"), "not looked at");

    for (Path path = folder; !path.equals(root.getParent()); path = path.getParent()) {
      assertThat(find(path).name()).as(path.toString()).isEqualTo("2026-11-22T01-00Z");
    }
  }

  @Test
  void doesNotLookFourFoldersDown() throws Exception {
    deliver(root.resolve("a/b/c/d/2026-11-22T01-00Z"));

    fails(
        root,
        "There is no snapshot under ROOT: neither a manifest.json nor folders named like"
            + " 2026-11-22T01-00Z (S3 family), up to 3 folders down, nor folders like"
            + " 2026/11/22/01-25-36/rule (Azure Blob), nor files like"
            + " id_2026-11-22T00:00_manifest.json (Google Cloud Storage). A first report can take two"
            + " days to be delivered.");
  }

  @Test
  void neverLooksIntoDataFolders() throws Exception {
    deliver(root.resolve("data/2026-11-22T01-00Z"));
    deliver(root.resolve("x/files/2026-11-22T01-00Z"));
    deliver(root.resolve("hive/2026-11-22T01-00Z"));

    assertThatThrownBy(() -> find(root)).hasMessageStartingWith("There is no snapshot under ");
  }

  @Test
  void takesNoFolderForASnapshotWhoseNameIsNoTime() throws Exception {
    deliver(config().resolve("2026-13-45T01-00Z"));

    assertThatThrownBy(() -> find(config())).hasMessageStartingWith("There is no snapshot under ");
  }

  @Test
  void asksToChooseBetweenSeveralInventories() throws Exception {
    deliver(config().resolve("2026-11-22T01-00Z"));
    deliver(root.resolve("inv/harbour-cams/weekly/2026-11-22T01-00Z"));
    deliver(root.resolve("inv/pier7/daily/2026-11-22T01-00Z"));

    fails(
        root.resolve("inv"),
        """
        Several inventories lie under ROOT/inv. Give the folder of one of them:
          ROOT/inv/harbour-cams/daily
          ROOT/inv/harbour-cams/weekly
          ROOT/inv/pier7/daily""");
  }

  @Test
  void tellsWhatWasFoundIfNoneIsComplete() throws Exception {
    write(config().resolve("2026-11-21T01-00Z/manifest.checksum"), MD5_OF_NOTHING);
    write(config().resolve("2026-11-22T01-00Z/manifest.json"), "{}");

    fails(
        config(),
        """
        No snapshot under ROOT/inv/harbour-cams/daily is complete:
          2026-11-22T01-00Z: it has no manifest.checksum
          2026-11-21T01-00Z: it has no manifest.json
        If the store writes no checksum files, give the path of the manifest.json itself.""");
  }

  @Test
  void namesOnlyTheNewestOfManyThatAreNotComplete() throws Exception {
    for (int day = 10; day < 22; day++) {
      write(config().resolve("2026-11-" + day + "T01-00Z/x"), "");
    }

    assertThatThrownBy(() -> find(config()))
        .hasMessageContaining("\n  2026-11-12T01-00Z: it has no manifest.json\n  and 2 older")
        .hasMessageNotContaining("2026-11-11");
  }

  @Test
  void picksASnapshotByName() throws Exception {
    deliver(config().resolve("2026-11-21T01-00Z"));
    deliver(config().resolve("2026-11-22T01-00Z"));

    assertThat(find(config(), "2026-11-21T01-00Z").name()).isEqualTo("2026-11-21T01-00Z");
    assertThat(find(config(), "2026-11-21T01-00Z").findings()).isEmpty();
  }

  @Test
  void refusesANamedSnapshotThatIsNotThereOrNotComplete() throws Exception {
    deliver(config().resolve("2026-11-21T01-00Z"));
    write(config().resolve("2026-11-22T01-00Z/manifest.json"), "{}");

    assertThatThrownBy(() -> find(config(), "2026-11-23T01-00Z"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "There is no snapshot '2026-11-23T01-00Z' under file:"
                + config()
                + "; there are 2026-11-22T01-00Z, 2026-11-21T01-00Z.");
    assertThatThrownBy(() -> find(config(), "2026-11-22T01-00Z"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "The snapshot 2026-11-22T01-00Z under file:"
                + config()
                + " is not complete: it has no manifest.checksum.\n"
                + "If the store writes no checksum files, give the path of the manifest.json"
                + " itself.");
  }

  @Test
  void takesAManifestWithoutAChecksumIfItIsNamed() throws Exception {
    Path manifest = deliver(config().resolve("2026-11-22T01-00Z")).resolve("manifest.json");
    Files.delete(manifest.resolveSibling("manifest.checksum"));

    Snapshot snapshot = find(manifest);

    assertThat(snapshot.findings())
        .containsExactly(
            new Finding(
                FindingCode.NO_CHECKSUM,
                "file:"
                    + manifest
                    + " has no checksum file beside it, so it can't be known whether it is"
                    + " complete."));
    assertThat(snapshot.files()).hasSize(1);
  }

  @Test
  void refusesANamedManifestWhoseChecksumDiffers() throws Exception {
    Path manifest = deliver(config().resolve("2026-11-22T01-00Z")).resolve("manifest.json");
    String delivered = md5(Files.readString(manifest));
    write(manifest, "{}");

    fails(
        manifest,
        "file:"
            + manifest
            + " is damaged or still being delivered: its manifest.checksum says '"
            + delivered
            + "', but the MD5 of its manifest.json is "
            + md5("{}")
            + ". Fetch it again, or take another snapshot.");
  }

  @Test
  void refusesANamedManifestOfAnotherSnapshot() throws Exception {
    Path manifest = deliver(config().resolve("2026-11-22T01-00Z")).resolve("manifest.json");

    assertThatThrownBy(() -> find(manifest, "2026-11-21T01-00Z"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "file:"
                + manifest
                + " is not of the snapshot '2026-11-21T01-00Z'. Leave the snapshot away, or give"
                + " the folder that holds the snapshots.");
    assertThat(find(manifest, "2026-11-22T01-00Z").findings()).isEmpty();
  }

  @Test
  void refusesAFileThatIsNoManifest() throws Exception {
    write(root.resolve("a.csv.gz"), "x");

    fails(
        root.resolve("a.csv.gz"),
        "ROOT/a.csv.gz is a file, but no manifest. Give a manifest.json, or a folder that holds"
            + " snapshots.");
  }

  @Test
  void tellsTheNearestFolderOfAPathThatIsNotThere() throws Exception {
    Files.createDirectories(root.resolve("inv"));

    fails(
        root.resolve("inv/harbour/daily/manifest.json"),
        "There is no ROOT/inv/harbour/daily/manifest.json. The nearest folder that exists is"
            + " ROOT/inv. Give a folder of snapshots, or a manifest.json.");
  }

  @Test
  void tellsOfASchemeWithoutAFileSystem() {
    assertThatThrownBy(() -> finder.find(InventoryOptions.at("nosuch://b/inv")))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "nosuch://b/inv can't be reached: Hadoop has no file system for this scheme. On plain"
                + " Spark, S3 is spelled s3a:// and needs the hadoop-aws jars.");
  }

  @Test
  void tellsWhyAPathCanNotBeRead() {
    Configuration conf = new Configuration();
    conf.setClass("fs.denied.impl", Denied.class, FileSystem.class);

    assertThatThrownBy(() -> new SnapshotFinder(conf).find(InventoryOptions.at("denied://b/inv")))
        .isInstanceOf(InventoryException.class)
        .hasMessage("denied://b/inv can't be read: denied://b/inv: 403 Forbidden.");
  }

  /** A bucket that may not be looked at. */
  public static final class Denied extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("denied://b");
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
      throw new AccessDeniedException(path.toString(), null, "403 Forbidden.");
    }
  }

  @Test
  void tellsOfAPathThatIsNone() {
    assertThatThrownBy(() -> finder.find(InventoryOptions.at("inv:daily")))
        .isInstanceOf(InventoryException.class)
        .hasMessageStartingWith("'inv:daily' is not a path that Hadoop can use: ");
  }

  @Test
  void namesASnapshotInAnotherFolderByItsTime() throws Exception {
    Path folder = deliver(root.resolve("copied"), Manifests.csv());

    assertThat(find(folder).name()).isEqualTo("2026-11-22T01:00:00Z");
    assertThat(find(folder).files()).isEmpty();
  }

  @Test
  void tellsOfADamagedManifestEvenIfItsChecksumIsRight() throws Exception {
    Path folder = deliver(config().resolve("2026-11-22T01-00Z"), "{\"sourceBucket\"}");

    assertThatThrownBy(() -> find(folder))
        .isInstanceOf(InventoryException.class)
        .hasMessageStartingWith("file:" + folder + "/manifest.json:1:16 is not JSON: ");
  }

  @Test
  void opensKeysWithColonsAndBlanks() throws Exception {
    write(root.resolve("inv/C:/a b+c.csv"), "1");
    deliver(config().resolve("2026-11-22T01-00Z"), Manifests.csv("inv/C:/a b+c.csv=1"));

    assertThat(find(config()).files().get(0).path())
        .isEqualTo("file:" + root + "/inv/C:/a b+c.csv");
  }
}
