package io.bucketspec.run;

import io.bucketspec.metadata.JoinKeyBytes;
import io.bucketspec.metadata.KeyText;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.metadata.RowValuesBuilder;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.ValueWriter;
import io.bucketspec.model.ByteBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns rows of a side table into the bytes that are looked up and sent around. Reused. */
public final class RowEncoder {
  private final PlannedTable table;
  private final ObjectKeyText objects;
  private final List<ValueWriter> writers = new ArrayList<>();
  private final RowValuesBuilder values = new RowValuesBuilder();
  private final ByteBuilder key = new ByteBuilder();
  private final ByteBuilder row = new ByteBuilder();

  /**
   * @param bucket the source bucket; empty if there are several
   */
  public RowEncoder(PlannedTable table, String bucket) {
    this.table = table;
    this.objects = new ObjectKeyText(bucket);
    boolean listed = table.several() == Several.LIST || table.differing() == Several.LIST;
    for (int i = 0; i < table.values().size(); i++) {
      PlannedTable.Value value = table.values().get(i);
      boolean client = i < table.clientValues();
      writers.add(new ValueWriter(value.column(), value.type(), value.path(), client && listed));
    }
  }

  /**
   * A row's bytes.
   *
   * @param key what it has in common with its items, as {@link JoinKeyBytes} has it
   * @param values of the columns that are taken
   */
  public record EncodedRow(byte[] key, byte[] values) {}

  /**
   * Encodes a row.
   *
   * @param on the cells that must be alike to what items have
   * @param cells the cells that are taken
   * @return empty for a row that has nothing in one of the cells that must be alike
   */
  public Optional<EncodedRow> encode(Object[] on, Object[] cells) {
    key.clear();
    for (int i = 0; i < on.length; i++) {
      String text = text(i, on[i]);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      JoinKeyBytes.append(key, text);
    }
    for (int i = 0; i < cells.length; i++) {
      values.add(writers.get(i), cells[i]);
    }
    row.clear();
    values.finish(row);
    return Optional.of(new EncodedRow(key.toByteArray(), row.toByteArray()));
  }

  /** What a cell must be alike by; empty if it has nothing. */
  private String text(int index, Object cell) {
    String text = KeyText.of(cell).orElse("");
    Normalizing normalizing = table.normalizing().get(index);
    if (!table.keys().get(index) || text.isEmpty()) {
      return normalizing.apply(text);
    }
    Optional<ObjectKeyText.Named> object = objects.named(text);
    if (objects.several()) {
      return object
          .map(named -> ItemKey.inBucket(named.bucket(), normalizing.apply(named.key())))
          .orElse("");
    }
    return normalizing.apply(object.map(ObjectKeyText.Named::key).orElse(text));
  }
}
