package io.bucketspec.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** A task's parts of the small tables of a run, each begun with its first row. */
final class TaskTables implements Closeable {
  private final RunStore store;
  private final String task;
  private final IdentityHashMap<TableSchema, Part> parts = new IdentityHashMap<>();

  private static final class Part {
    private final TableFile file;
    private long rows;

    Part(TableFile file) {
      this.file = file;
    }
  }

  TaskTables(RunStore store, String task) {
    this.store = store;
    this.task = task;
  }

  void row(TableSchema schema, Object... values) throws IOException {
    Part part = parts.get(schema);
    if (part == null) {
      part = new Part(store.createTable(path(schema), schema));
      parts.put(schema, part);
    }
    part.file.row(values);
    part.rows++;
  }

  private String path(TableSchema schema) {
    return schema.name() + "/part-" + task + ".parquet";
  }

  void publish(Tally tally) throws IOException {
    for (Map.Entry<TableSchema, Part> entry : parts.entrySet()) {
      Part part = entry.getValue();
      long bytes = part.file.publish();
      tally.tableParts.put(path(entry.getKey()), new Tally.TablePart(part.rows, bytes));
    }
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts.values()) {
      part.file.close();
    }
  }
}
