package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableColumnsTest {
  private static final String WHERE = "Table t";

  private static InventoryOptions options(String format, Map<InventoryColumn, String> columns) {
    return new InventoryOptions(
        "t",
        format,
        InventoryOptions.LATEST,
        KeyEncoding.AUTO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        columns,
        Map.of());
  }

  private static TableColumns named(String... columns) {
    return TableColumns.of(options("table", Map.of()), List.of(columns), List.of(columns), WHERE);
  }

  private static void assertFault(Runnable look, String message) {
    assertThatThrownBy(look::run).isInstanceOf(InventoryException.class).hasMessage(message);
  }

  @Test
  void withoutOthersTheNamesOfS3InventoryHold() {
    TableColumns columns = named("Bucket", "KEY", "isLatest", "ETag", "extra");

    assertThat(columns.name(InventoryColumn.KEY)).contains("KEY");
    assertThat(columns.name(InventoryColumn.IS_LATEST)).contains("isLatest");
    assertThat(columns.name(InventoryColumn.E_TAG)).contains("ETag");
    assertThat(columns.name(InventoryColumn.SIZE)).isEmpty();
    assertFault(
        () -> named("key", "is_latest", "IsLatest"),
        "Table t has two columns for one, 'is_latest' and 'IsLatest': say in 'columns' which one it"
            + " is.");
    assertFault(
        () -> named("path"),
        "Table t has no column 'key': say in 'columns' which one has the objects' keys, or their"
            + " URIs; its columns are path.");
  }

  @Test
  void namesOfTheJobAreLookedForInWhateverCaseAndWithinColumns() {
    List<String> fields = List.of("object", "object.key", "object.stat", "object.stat.size");
    InventoryOptions options =
        options(
            "parquet",
            Map.of(InventoryColumn.KEY, "Object.Key", InventoryColumn.SIZE, "object.stat.size"));

    TableColumns columns = TableColumns.of(options, List.of("object"), fields, WHERE);
    assertThat(columns.name(InventoryColumn.KEY)).contains("Object.Key");
    assertThat(columns.name(InventoryColumn.BUCKET)).isEmpty();
    assertFault(
        () ->
            TableColumns.of(
                options("parquet", Map.of(InventoryColumn.KEY, "object.kye")),
                List.of("object"),
                fields,
                WHERE),
        "Table t has no column 'object.kye', which 'columns' names as key; its columns are object."
            + " Did you mean 'object.key'?");
  }

  @Test
  void theBucketIsTheJobsOrTheRows() {
    assertThat(named("key").source(Optional.of("media"), WHERE).bucket()).contains("media");
    assertThat(named("bucket", "key").source(Optional.of("media"), WHERE).bucket())
        .contains("media");
    assertThat(named("bucket", "key").source(Optional.empty(), WHERE))
        .isEqualTo(Snapshot.Source.ROWS);
    assertFault(
        () -> named("key").source(Optional.empty(), WHERE),
        "Table t doesn't say which bucket the objects are in: name the column in 'columns', or the"
            + " bucket itself, inventory: {bucket: …}.");
  }

  @Test
  void timesThatAreNeededMustBeThere() {
    ExtraColumns times = new ExtraColumns(false, true, false);

    named("key").requireExtra(ExtraColumns.NONE, WHERE);
    named("key", "LastModifiedDate").requireExtra(times, WHERE);
    assertFault(
        () -> named("key").requireExtra(times, WHERE),
        "Table t doesn't say when objects were modified, which an 'order' by lastModified or a 'settle' needs:"
            + " name the column in 'columns', as lastModified.");
  }

  @Test
  void anInventoryOfS3MetadataIsToldFromItsJournalAndOthers() {
    List<String> inventory = List.of("bucket", "key", "sequence_number", "version_id", "size");

    TableColumns.requireMetadata(inventory, WHERE);
    assertFault(
        () ->
            TableColumns.requireMetadata(
                List.of("bucket", "key", "sequence_number", "record_type"), WHERE),
        "Table t is the journal of S3 Metadata, which tells what happened to objects and not which"
            + " there are: read the table 'inventory' beside it.");
    assertFault(
        () -> TableColumns.requireMetadata(List.of("bucket", "key", "size"), WHERE),
        "Table t has no column 'sequence_number', so it is no inventory table of S3 Metadata; its"
            + " columns are bucket, key, size. Of any other table say format: table.");
  }
}
