package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnarColumnsTest {
  @Test
  void findsColumnsInAnyCaseAndKeepsTheirSpelling() {
    ColumnarColumns columns =
        ColumnarColumns.of(
            List.of("Bucket", "KEY", "is_latest", "IsDeleteMarker", "novel", "storage_class"),
            "a.parquet");

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
    for (InventoryColumn column : InventoryColumn.values()) {
      assertThat(
              ColumnarColumns.of(List.of("key", column.label()).stream().distinct().toList(), "f")
                  .spelling(column))
          .contains(column.label());
    }
  }

  @Test
  void refusesAFileWithoutKeys() {
    assertThatThrownBy(() -> ColumnarColumns.of(List.of("bucket", "keys"), "s3a://b/a.orc"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "s3a://b/a.orc has no column 'key', so it is no inventory of objects; its columns are"
                + " bucket, keys.");
    assertThatThrownBy(() -> ColumnarColumns.of(List.of(), "s3a://b/a.orc"))
        .hasMessageEndingWith("its columns are none.");
  }

  @Test
  void refusesTwoFieldsForOneColumn() {
    assertThatThrownBy(() -> ColumnarColumns.of(List.of("key", "size", "Size"), "a.orc"))
        .isInstanceOf(InventoryException.class)
        .hasMessage("a.orc has two columns for one: 'size' and 'Size'.");
  }
}
