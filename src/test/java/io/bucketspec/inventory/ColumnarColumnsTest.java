package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnarColumnsTest {
  @Test
  void findsColumnsInAnyCaseAndKeepsTheirSpelling() {
    ColumnarColumns columns =
        ColumnarColumns.of(
            List.of("Bucket", "KEY", "is_latest", "IsDeleteMarker", "novel", "storage_class"),
            "a.parquet",
            ExtraColumns.NONE);

    assertThat(columns.key()).isEqualTo("KEY");
    assertThat(columns.spelling(InventoryColumn.BUCKET)).contains("Bucket");
    assertThat(columns.spelling(InventoryColumn.KEY)).contains("KEY");
    assertThat(columns.spelling(InventoryColumn.IS_LATEST)).contains("is_latest");
    assertThat(columns.spelling(InventoryColumn.IS_DELETE_MARKER)).contains("IsDeleteMarker");
    assertThat(columns.spelling(InventoryColumn.STORAGE_CLASS)).contains("storage_class");
    assertThat(columns.spelling(InventoryColumn.SIZE)).isEmpty();
    assertThat(columns.spelling(InventoryColumn.INTELLIGENT_TIERING_ACCESS_TIER)).isEmpty();
  }

  @Test
  void knowsEveryColumnByItsLabel() {
    List<InventoryColumn> ofS3 =
        Stream.of(InventoryColumn.values())
            .filter(column -> InventoryColumn.named(column.label()).isPresent())
            .toList();
    List<String> labels = ofS3.stream().map(InventoryColumn::label).toList();
    ColumnarColumns columns = ColumnarColumns.of(labels, "f", new ExtraColumns(true, true, true));
    assertThat(ofS3).hasSize(10);
    for (InventoryColumn column : ofS3) {
      assertThat(columns.spelling(column)).contains(column.label());
    }
  }

  @Test
  void refusesAFileWithoutKeys() {
    assertThatThrownBy(
            () -> ColumnarColumns.of(List.of("bucket", "keys"), "s3a://b/a.orc", ExtraColumns.NONE))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "s3a://b/a.orc has no column 'key', so it is no inventory of objects; its columns are"
                + " bucket, keys.");
    assertThatThrownBy(() -> ColumnarColumns.of(List.of(), "s3a://b/a.orc", ExtraColumns.NONE))
        .hasMessageEndingWith("its columns are none.");
  }

  @Test
  void refusesTwoFieldsForOneColumn() {
    assertThatThrownBy(
            () -> ColumnarColumns.of(List.of("key", "size", "Size"), "a.orc", ExtraColumns.NONE))
        .isInstanceOf(InventoryException.class)
        .hasMessage("a.orc has two columns for one: 'size' and 'Size'.");
  }

  @Test
  void hasExtraColumnsOnlyIfAskedAndThenOnce() {
    List<String> names = List.of("key", "ETag", "e_tag", "LastModifiedDate");

    ColumnarColumns none = ColumnarColumns.of(names, "f", ExtraColumns.NONE);
    assertThat(none.spelling(InventoryColumn.E_TAG)).isEmpty();
    assertThat(none.spelling(InventoryColumn.LAST_MODIFIED_DATE)).isEmpty();
    ColumnarColumns modified = ColumnarColumns.of(names, "f", new ExtraColumns(false, true, false));
    assertThat(modified.spelling(InventoryColumn.E_TAG)).isEmpty();
    assertThat(modified.spelling(InventoryColumn.LAST_MODIFIED_DATE)).contains("LastModifiedDate");
    assertThatThrownBy(() -> ColumnarColumns.of(names, "f", new ExtraColumns(true, false, false)))
        .hasMessage("f has two columns for one: 'ETag' and 'e_tag'.");
  }

  @Test
  void refusesToDoWithoutLastModifiedDatesThatAreNeededButNotWithoutETags() {
    List<String> names = List.of("key", "size");

    assertThat(ColumnarColumns.of(names, "f", new ExtraColumns(true, false, false)).key())
        .isEqualTo("key");
    assertThatThrownBy(
            () -> ColumnarColumns.of(names, "a.orc", new ExtraColumns(false, true, false)))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "a.orc has no column last_modified_date, which an 'order' by lastModified or a 'settle' needs: add"
                + " Last modified to the inventory's configuration.");
  }
}
