package io.bucketspec.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A run's directory in memory, which can be told to fail. */
final class MemoryRunStore implements RunStore {
  private static final long serialVersionUID = 1L;

  final transient SortedMap<String, byte[]> files = new TreeMap<>();
  final transient SortedMap<String, List<Object[]>> tables = new TreeMap<>();
  private int operations;
  private int failAt = Integer.MAX_VALUE;

  /** The operation of that number, from 0, fails. */
  MemoryRunStore failingAt(int operation) {
    failAt = operation;
    return this;
  }

  int operations() {
    return operations;
  }

  private void operation(String what) throws IOException {
    if (operations++ == failAt) {
      throw new IOException("no " + what + " today");
    }
  }

  @Override
  public PendingFile create(String path) throws IOException {
    operation("create of " + path);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new PendingFile() {
      @Override
      public OutputStream out() {
        return bytes;
      }

      @Override
      public void publish() throws IOException {
        operation("publish of " + path);
        files.put(path, bytes.toByteArray());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public TableFile createTable(String path, TableSchema schema) throws IOException {
    operation("create of " + path);
    List<Object[]> rows = new ArrayList<>();
    return new TableFile() {
      @Override
      public void row(Object... values) {
        if (values.length != schema.columns().size()) {
          throw new IllegalArgumentException(values.length + " values for " + schema);
        }
        rows.add(values);
      }

      @Override
      public void publish() throws IOException {
        operation("publish of " + path);
        tables.put(path, rows);
      }

      @Override
      public void close() {}
    };
  }

  /** All rows of a table, whichever file they stand in. */
  List<Object[]> rows(TableSchema schema) {
    return tables.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(schema.name() + "/"))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}
