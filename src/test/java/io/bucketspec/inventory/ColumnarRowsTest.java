package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnarRowsTest {
  private static ColumnarRows rows(KeyEncoding encoding) {
    return new ColumnarRows(
        Snapshots.of("quay", DataFormat.PARQUET, List.of()), encoding, ExtraColumns.NONE);
  }

  private static byte[] key(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"a+b.jpg", "a%2Bb.jpg", "100%", "a//b"})
  void takesKeysLiterally(String key) {
    ColumnarRows rows = rows(KeyEncoding.AUTO);

    assertThat(rows.set(key(key), 5, true, false, false, "quay")).isTrue();
    assertThat(Snapshots.told(rows.row(), rows.fault())).isEqualTo(key + " 5 current");
  }

  @Test
  void decodesKeysIfTold() {
    ColumnarRows rows = rows(KeyEncoding.URL);

    assertThat(rows.set(key("a+%2B"), 5, true, false, false, null)).isTrue();
    assertThat(Snapshots.key(rows.row())).isEqualTo("a +");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyEncoding.class,
      names = {"AUTO", "NONE"})
  void tellsAKeyThatIsNotUtf8(KeyEncoding encoding) {
    ColumnarRows rows = rows(encoding);

    assertThat(rows.set(new byte[] {'a', (byte) 0xFF}, 5, true, false, false, null)).isFalse();
    assertThat(rows.fault())
        .contains(
            new RowFault(
                Reason.BAD_KEY_ENCODING,
                "The row's key holds bytes that are not UTF-8 as they stand."));
    assertThat(rows.row().keyLength()).isEqualTo(2);
  }

  @Test
  void tellsARowWithoutAKeyOrWithANegativeSize() {
    ColumnarRows rows = rows(KeyEncoding.AUTO);

    assertThat(rows.set(null, 5, true, false, false, null)).isFalse();
    assertThat(rows.fault()).contains(new RowFault(Reason.BAD_ROW, "The row has no key."));
    assertThat(rows.set(new byte[0], 5, true, false, false, null)).isFalse();
    assertThat(rows.fault()).contains(new RowFault(Reason.BAD_ROW, "The row has no key."));
    assertThat(rows.set(key("a"), -2, true, false, false, null)).isFalse();
    assertThat(rows.fault())
        .contains(new RowFault(Reason.BAD_ROW, "The row's size is -2, less than nothing."));
  }

  @Test
  void takesExtraColumnsOfTheRowSetLast() {
    ColumnarRows rows = rows(KeyEncoding.AUTO);
    rows.set(key("a"), 5, true, false, false, null);
    assertThat(rows.row().contentHash()).isZero();
    assertThat(rows.row().lastModified()).isEqualTo(InventoryRow.TIME_NOT_STATED);

    rows.etag(null);
    assertThat(rows.row().contentHash()).isZero();
    rows.etag(key("\"d8e8\""));
    assertThat(rows.row().contentHash()).isEqualTo(ETag.hash(key("d8e8"), 0, 4)).isNotZero();
    rows.lastModified(7);
    assertThat(rows.row().lastModified()).isEqualTo(7);
    rows.lastModified(key("1970-01-01T00:00:01Z"));
    assertThat(rows.row().lastModified()).isEqualTo(1000);
    rows.lastModified(key("yesterday"));
    assertThat(rows.row().lastModified()).isEqualTo(InventoryRow.TIME_NOT_STATED);
  }

  @Test
  void forgetsTheRowBefore() {
    ColumnarRows rows = rows(KeyEncoding.AUTO);
    rows.set(null, 5, false, true, true, "other");
    rows.etag(key("d8e8"));
    rows.lastModified(7);

    assertThat(rows.set(key("a/"), InventoryRow.NOT_STATED, true, false, false, "")).isTrue();
    assertThat(Snapshots.told(rows.row(), rows.fault())).isEqualTo("a/ -1 current folder");
    assertThat(rows.row().contentHash()).isZero();
    assertThat(rows.row().lastModified()).isEqualTo(InventoryRow.TIME_NOT_STATED);
  }

  @Test
  void tellsForeignBucketsVersionsAndArchives() {
    ColumnarRows rows = rows(KeyEncoding.AUTO);

    rows.set(key("a"), 1, false, false, true, "other");
    assertThat(Snapshots.told(rows.row(), rows.fault()))
        .isEqualTo("a 1 old-version archived of other");
    rows.set(key("a"), 1, true, true, false, "quay");
    assertThat(Snapshots.told(rows.row(), rows.fault())).isEqualTo("a 1 delete-marker");
  }
}
