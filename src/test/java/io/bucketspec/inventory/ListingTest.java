package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final Instant NOW = Instant.parse("2026-11-28T01:02:03.456Z");

  private final FakeListing store = new FakeListing();

  private Listing listing(String folder) {
    return Listing.find(store, FakeListing.BUCKET + folder, Optional.empty(), NOW);
  }

  private List<String> rows(Listing listing, String prefix) {
    return told(store, listing, listing.parts(store, prefix));
  }

  private List<String> all(String folder) {
    return rows(listing(folder), "");
  }

  private static void assertFault(Runnable look, String message) {
    assertThatThrownBy(look::run).isInstanceOf(InventoryException.class).hasMessage(message);
  }

  @Test
  void objectsAreGivenWithWhatTheStoreSaysOfThem() {
    store.put("a/größe.jpg", "\"e\"", 7_000);
    Listing listing = listing("");
    ListedRows rows =
        listing.rows(
            store, listing.parts(store, "").iterator(), new ExtraColumns(true, true, false));
    assertThat(rows.next()).isTrue();
    assertThat(rows.row().bucket()).isEqualTo("media");
    assertThat(rows.row().ofOtherBucket()).isFalse();
    assertThat(rows.row().size()).isEqualTo("a/größe.jpg".length());
    assertThat(rows.row().lastModified()).isEqualTo(7_000);
    assertThat(rows.row().contentHash()).isEqualTo(ETag.hash(new byte[] {'e'}, 0, 1));
    assertThat(rows.row().state()).isEqualTo(RowState.CURRENT);
    assertThat(rows.folder()).isEqualTo("s3a://media/a");
    assertThat(rows.next()).isFalse();
    assertThat(listing.snapshot())
        .extracting(Snapshot::path, Snapshot::name, Snapshot::files, Snapshot::created)
        .containsExactly("s3a://media", "2026-11-28T01:02:03Z", List.of(), Optional.of(NOW));
  }

  @Test
  void everyObjectIsInOnePart() {
    TreeSet<String> keys = new TreeSet<>();
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      keys.add(
          random.nextInt(3)
              + "/"
              + (random.nextBoolean() ? "x" + random.nextInt(9) + "/" : "")
              + (random.nextInt(3) == 0 ? "-y.z/" + random.nextInt(400) + "/" : "")
              + random.nextInt(1_000)
              + ".jpg");
    }
    keys.add("top.jpg");
    keys.add("_hidden/.also");
    store.with(keys.toArray(String[]::new)).with("0/marker/", "0/x1/");

    List<ListingPart> parts = listing("").parts(store, "");
    assertThat(parts).hasSizeBetween(20, 2_000).doesNotHaveDuplicates();
    assertThat(all("")).containsExactlyElementsOf(keys);
    assertThat(all("/0"))
        .containsExactlyElementsOf(keys.stream().filter(it -> it.startsWith("0/")).toList());
  }

  @Test
  void aListingIsCutNoFinerThanNeeded() {
    for (int i = 0; i < 70; i++) {
      for (int j = 0; j < 3; j++) {
        store.with("d%02d/e%d/f.jpg".formatted(i, j));
      }
    }
    assertThat(listing("").parts(store, ""))
        .hasSize(71)
        .contains(ListingPart.in("s3a://media", "s3a://media/d00"));
    assertThat(listing("/d03").parts(store, ""))
        .containsExactlyInAnyOrder(
            ListingPart.in("s3a://media/d03", "s3a://media/d03/e0"),
            ListingPart.below("s3a://media/d03/e0"),
            ListingPart.below("s3a://media/d03/e1"),
            ListingPart.below("s3a://media/d03/e2"));
    assertThat(store.listed).doesNotContain("s3a://media/d01");
  }

  @Test
  void aSampleIsLookedForUnderItsFolder() {
    store.with("a/b/c1.jpg", "a/b/c2/d.jpg", "a/b2/e.jpg", "a/f.jpg", "g.jpg");
    Listing root = listing("");
    assertThat(root.parts(store, "a/b/c"))
        .contains(ListingPart.in("s3a://media/a/b", "s3a://media/a/b/c2"));
    assertThat(rows(root, "a/b/c")).containsExactly("a/b/c1.jpg", "a/b/c2/d.jpg");
    assertThat(rows(root, "none/x")).isEmpty();
    assertThat(rows(root, "a")).hasSize(5);
    assertThat(rows(root, "a//b")).hasSize(5);
    assertThat(rows(listing("/a/b"), "a/")).containsExactly("a/b/c1.jpg", "a/b/c2/d.jpg");
    assertThat(rows(listing("/a/b"), "g")).isEmpty();
    assertThat(rows(listing("/a/b"), "a/b/c2/")).containsExactly("a/b/c2/d.jpg");
  }

  @Test
  void keysThatPathsCannotHoldAreFaults() {
    store.with("a//b.jpg", "/lead.jpg", "/lead/x.jpg", "a/./c.jpg", "a/../d.jpg", "./dot.jpg");
    store.with("a/z.jpg", "a/sub/1.jpg", "a/sub//2.jpg", "a/b2.jpg", "../up.jpg", "ok/x:y.jpg");
    store.with("ok/100%.jpg", "ok/a%20b+c#d?e\\[x]*.jpg", "ok/.h", "ok/_h", "x:y/1.jpg", "m/..");
    assertThat(all(""))
        .containsExactlyInAnyOrder(
            "!a/b.jpg",
            "!lead.jpg",
            "!lead/x.jpg",
            "!a/c.jpg",
            "!d.jpg",
            "!dot.jpg",
            "!a/sub/2.jpg",
            "!",
            "../up.jpg",
            "a/b2.jpg",
            "a/sub/1.jpg",
            "a/z.jpg",
            "ok/.h",
            "ok/100%.jpg",
            "ok/_h",
            "ok/a%20b+c#d?e\\[x]*.jpg",
            "ok/x:y.jpg",
            "x:y/1.jpg");
    ListedRows rows =
        listing("/a")
            .rows(store, List.of(ListingPart.below("s3a://media/a")).iterator(), ExtraColumns.NONE);
    assertThat(rows.next()).isTrue();
    assertThat(rows.fault().orElseThrow().reason()).isEqualTo(Reason.CHANGED_KEY);
    assertThat(rows.fault().orElseThrow().sentence())
        .startsWith("An object is listed under this key, but it is not its own: Hadoop's paths");
  }

  @Test
  void aKeyThatSeemsToBeAnothersIsToldByItsContent() {
    store.with("a//b.jpg", "a//c.jpg", "a/b.jpg", "a/d.jpg", "a/c.jpg");
    assertThat(all("")).containsExactly("!a/b.jpg", "!a/c.jpg", "a/b.jpg", "a/c.jpg", "a/d.jpg");
  }

  @Test
  void foldersOfManySuchKeysAreFaultsInAll() {
    IntStream.range(0, 2_500).forEach(i -> store.with("a//%04d.jpg".formatted(i)));
    IntStream.range(0, 2_500).forEach(i -> store.with("a/b/%04d.jpg".formatted(i)));
    store.with("a/-low/x.jpg", "z.jpg");
    List<String> rows = all("");
    assertThat(rows).hasSize(5_002);
    assertThat(rows).filteredOn(row -> row.startsWith("!")).hasSize(2_500);
    assertThat(rows).contains("!a/0000.jpg", "!a/2499.jpg", "a/b/0000.jpg", "a/-low/x.jpg");
    assertThat(store.asked.get()).isLessThan(3_000);
  }

  /** Whatever the parts, the same objects have the same faults, each of them once. */
  @Test
  void partsGiveWhatTheWholeGives() {
    Random random = new Random(11);
    String[] segments = {"a", "b", "é", "z", "", ".", "..", "c", "0"};
    for (int round = 0; round < 500; round++) {
      FakeListing some = new FakeListing();
      TreeSet<String> keys = new TreeSet<>();
      for (int i = 0; i < 1 + random.nextInt(14); i++) {
        StringBuilder key = new StringBuilder();
        boolean plain = random.nextInt(3) > 0;
        for (int j = random.nextInt(4); j > 0; j--) {
          String segment = segments[random.nextInt(segments.length)];
          boolean odd = segment.isEmpty() || segment.startsWith(".");
          key.append(plain && odd ? "p" : segment).append('/');
        }
        keys.add(key.append(random.nextInt(40)).append(".jpg").toString());
      }
      some.with(keys.toArray(String[]::new));
      Listing listing = Listing.find(some, FakeListing.BUCKET, Optional.empty(), NOW);
      List<String> whole = told(some, listing, List.of(ListingPart.below("s3a://media")));
      assertThat(told(some, listing, listing.parts(some, "")))
          .as("%s in %s", keys, listing.parts(some, ""))
          .isEqualTo(whole);
      assertThat(whole).as("%s", keys).hasSameSizeAs(keys);
      assertThat(whole)
          .as("%s", keys)
          .filteredOn(key -> !key.startsWith("!"))
          .containsExactlyElementsOf(keys.stream().filter(ListingTest::isKept).toList());
    }
  }

  private static boolean isKept(String key) {
    return FakeListing.path(key).equals("s3a://media/" + key);
  }

  private static List<String> told(FakeListing store, Listing listing, List<ListingPart> parts) {
    ListedRows rows = listing.rows(store, parts.iterator(), ExtraColumns.NONE);
    List<String> told = new ArrayList<>();
    while (rows.next()) {
      String key = new String(rows.row().key(), 0, rows.row().keyLength(), StandardCharsets.UTF_8);
      told.add(rows.fault().map(fault -> "!" + key).orElse(key));
    }
    Collections.sort(told);
    return told;
  }

  @Test
  void whatWasWrittenOverMeanwhileIsThereStill() {
    store.put("a/b.jpg", "new", NOW.toEpochMilli() + 5);
    List<ListedObject> listed =
        List.of(new ListedObject("s3a://media/a/b.jpg", false, 3, 1_000, "old"));
    ListedStore before =
        new ListedStore() {
          @Override
          public Optional<ListedObject> at(String path) {
            return store.at(path);
          }

          @Override
          public Iterator<ListedObject> in(String folder) {
            return listed.iterator();
          }

          @Override
          public Iterator<ListedObject> below(String folder) {
            return listed.iterator();
          }
        };
    ListedRows rows =
        listing("")
            .rows(before, List.of(ListingPart.below("s3a://media")).iterator(), ExtraColumns.NONE);
    assertThat(rows.next()).isTrue();
    assertThat(rows.fault()).isEmpty();
    store.remove("a/b.jpg");
    store.with("c.jpg");
    rows =
        listing("")
            .rows(before, List.of(ListingPart.below("s3a://media")).iterator(), ExtraColumns.NONE);
    assertThat(rows.next()).isTrue();
    assertThat(rows.fault()).isPresent();
  }

  @Test
  void aFolderThatIsNoneIsTold() {
    store.with("a/b.jpg");
    assertFault(
        () -> listing("/c"),
        "s3a://media/c is not there: 'list' is a folder of a bucket, or the bucket.");
    assertFault(
        () -> listing("/a/b.jpg"),
        "s3a://media/a/b.jpg is a file, and no folder that could be listed. A file that lists objects"
            + " is named by 'path'.");
  }

  @Test
  void theBucketIsThePathsOrTheJobs() {
    assertThat(ListingRoot.of("s3a://media/a/", Optional.empty()))
        .isEqualTo(new ListingRoot("s3a://media/a", "media", "s3a://media/", true));
    assertThat(ListingRoot.of("gs://media", Optional.of("other")).bucket()).isEqualTo("other");
    assertThat(ListingRoot.of("abfss://c@acme.dfs.core.windows.net/a", Optional.empty()).bucket())
        .isEqualTo("c@acme");
    assertThat(ListingRoot.of("wasbs://c@acme.blob.core.windows.net/", Optional.empty()).keysFrom())
        .isEqualTo("wasbs://c@acme.blob.core.windows.net/");
    ListingRoot disk = ListingRoot.of("file:/data/media", Optional.of("media"));
    assertThat(disk.objectStore()).isFalse();
    assertThat(disk.key("file:/data/media/a/b.jpg")).isEqualTo("a/b.jpg");
    assertThat(disk.folderFor("a/b")).contains("file:/data/media/a");
    assertFault(
        () -> ListingRoot.of("hdfs://nn/data", Optional.empty()),
        "hdfs://nn/data doesn't say which bucket the objects are in: name it beside 'list', in"
            + " 'bucket'.");
  }
}
