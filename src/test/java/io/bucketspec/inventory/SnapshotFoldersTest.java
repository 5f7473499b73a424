package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SnapshotFoldersTest {
  @Test
  void givesUpOnABucketThatIsNoDelivery() {
    FakeStore store = new FakeStore();
    for (int i = 0; i < 1000; i++) {
      store.with("s3a://media/cam" + i + "/frame.jpg", 1);
    }

    assertThatThrownBy(() -> SnapshotFolders.under(store, "s3a://media"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "Over 1000 folders under s3a://media were searched for snapshots. Give the folder that"
                + " holds them, whose name is the inventory configuration's.");
  }

  @Test
  void entersNoSnapshotAndNothingBesideSnapshots() {
    FakeStore store =
        new FakeStore()
            .with("s3a://r/b/daily/2026-11-21T01-00Z/manifest.json", "")
            .with("s3a://r/b/daily/2026-11-22T01-00Z/manifest.json", "")
            .with("s3a://r/b/daily/other/2026-11-23T01-00Z/manifest.json", "");

    assertThat(SnapshotFolders.under(store, "s3a://r").newestFirst())
        .extracting(Store.Entry::name)
        .containsExactly("2026-11-22T01-00Z", "2026-11-21T01-00Z");
  }

  @Test
  void namesOnlySomeOfVeryManyInventories() {
    FakeStore store = new FakeStore();
    for (int i = 100; i < 125; i++) {
      store.with("s3a://r/b/config" + i + "/2026-11-21T01-00Z/manifest.json", "");
    }

    assertThatThrownBy(() -> SnapshotFolders.under(store, "s3a://r"))
        .hasMessageContaining("\n  s3a://r/b/config119\n  and 5 more")
        .hasMessageNotContaining("config120");
  }
}
