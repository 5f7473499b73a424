package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotChangesTest {
  private final FakeStore store = new FakeStore();
  private final SnapshotFinder finder = new SnapshotFinder(store);

  private Snapshot snapshot(int files) {
    List<DataFile> found = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      String path = "s3a://reports/data/" + i;
      store.with(path, 5 + i);
      found.add(new DataFile(path, 5 + i, "ETag 1", ""));
    }
    return new Snapshot(
        "s3a://reports/manifest.json",
        InventoryFormat.S3,
        Snapshot.Source.bucket("acme-media"),
        "latest",
        Optional.empty(),
        new RowLayout(DataFormat.ORC, CsvForm.S3, List.of()),
        found,
        StatedTotals.NONE,
        List.of(),
        "00");
  }

  @Test
  void filesThatStayAreNothingToTell() {
    assertThatCode(() -> finder.requireUnchanged(snapshot(20))).doesNotThrowAnyException();
    assertThatCode(() -> finder.requireUnchanged(snapshot(0))).doesNotThrowAnyException();
  }

  @Test
  void anotherVersionOfTheSameSizeIsTold() {
    Snapshot snapshot = snapshot(2);
    store.with("s3a://reports/data/1", 6);
    assertThatThrownBy(() -> finder.requireUnchanged(snapshot))
        .isInstanceOf(SnapshotChanged.class)
        .hasMessage(
            "1 of the 2 data files of s3a://reports/manifest.json changed while they were read:\n"
                + "  s3a://reports/data/1 had 6 bytes, ETag 1, and has 6 bytes, ETag 2\n"
                + "The specs would be of no one state of the bucket. Run again once the files stay as"
                + " they are.");
  }

  @Test
  void filesOfATableAreWatchedLikewise() {
    List<DataFile> files = finder.look(snapshot(3).files().stream().map(DataFile::path).toList());
    assertThatCode(() -> finder.requireUnchanged("files of 'cameras'", files))
        .doesNotThrowAnyException();
    store.with("s3a://reports/data/2", 6);
    assertThatThrownBy(() -> finder.requireUnchanged("files of 'cameras'", files))
        .isInstanceOf(SnapshotChanged.class)
        .hasMessageStartingWith(
            """
            1 of the 3 files of 'cameras' changed while they were read:
              s3a://reports/data/2 had 7 bytes, ETag 1, and has 6 bytes, ETag 2
            """);
    assertThatThrownBy(() -> finder.look(List.of("s3a://reports/data/9")))
        .isInstanceOf(InventoryException.class)
        .hasMessage("s3a://reports/data/9 is not there any more.");
  }

  @Test
  void aFileThatIsGoneIsTold() {
    Snapshot snapshot = snapshot(1);
    store.delete("s3a://reports/data/0");
    assertThatThrownBy(() -> finder.requireUnchanged(snapshot))
        .isInstanceOf(SnapshotChanged.class)
        .hasMessageContaining("1 of the 1 data files")
        .hasMessageContaining("\n  s3a://reports/data/0 is gone\n");
  }

  @Test
  void ofManyChangesTenAreTold() {
    Snapshot snapshot = snapshot(12);
    for (int i = 0; i < 12; i++) {
      store.with("s3a://reports/data/" + i, 1);
    }
    assertThatThrownBy(() -> finder.requireUnchanged(snapshot))
        .hasMessageContaining("12 of the 12 data files")
        .hasMessageContaining("s3a://reports/data/9 had 14 bytes, ETag 1, and has 1 bytes, ETag 2")
        .hasMessageContaining("\n  and more\n")
        .hasMessageNotContaining("data/10 had");
  }
}
