package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.RowFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rows whose keys begin with a prefix, byte by byte once they are decoded; of others nobody
 * gets to know. A row with a fault goes by its key too, as {@link InventoryRow} has it, so that one
 * without a key is passed over.
 */
public final class RowsUnder implements InventoryRows {
  private final byte[] prefix;
  private final InventoryRows rows;

  private RowsUnder(byte[] prefix, InventoryRows rows) {
    this.prefix = prefix;
    this.rows = rows;
  }

  /** The rows under a prefix; the rows themselves if it is empty. */
  public static InventoryRows of(String prefix, InventoryRows rows) {
    return prefix.isEmpty() ? rows : new RowsUnder(prefix.getBytes(StandardCharsets.UTF_8), rows);
  }

  @Override
  public boolean next() throws IOException {
    while (rows.next()) {
      if (isUnder(rows.row())) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnder(InventoryRow row) {
    return row.keyLength() >= prefix.length
        && Arrays.equals(row.key(), 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public InventoryRow row() {
    return rows.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return rows.fault();
  }

  @Override
  public String file() {
    return rows.file();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
