package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of parts of ORC files, of the columns that are asked for and the file's path. */
final class OrcRows implements Iterator<Row>, Closeable {
  private final OrcColumns columns;
  private final Configuration configuration;
  private final Iterator<OrcPart> parts;
  private final TypeDescription asked;
  private final VectorizedRowBatch batch;
  private OrcPart part;
  private Reader file;
  private RecordReader rows;
  private int next;

  OrcRows(OrcColumns columns, Configuration configuration, Iterator<OrcPart> parts) {
    this.columns = columns;
    this.configuration = configuration;
    this.parts = parts;
    asked = columns.asked();
    batch = asked.createRowBatch();
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == batch.size) {
        if (rows != null && rows.nextBatch(batch)) {
          tellSpark(batch.size);
          next = 0;
        } else if (!open()) {
          return false;
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      throw new InventoryException("Cannot read " + part.path() + ": " + e.getMessage() + ".", e);
    }
  }

  private boolean open() throws IOException {
    close();
    batch.reset();
    next = 0;
    if (!parts.hasNext()) {
      return false;
    }
    part = parts.next();
    file = OrcFooter.open(new Path(part.path()), configuration);
    rows =
        file.rows(
            file.options()
                .schema(asked)
                .isSchemaEvolutionCaseAware(false)
                .range(part.from(), part.length()));
    return true;
  }

  /** Spark counts the rows that its own sources read; of these it has to be told. */
  private static void tellSpark(int read) {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.taskMetrics().inputMetrics().incRecordsRead(read);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<OrcColumn> kinds = columns.kinds();
    List<Object> values = new ArrayList<>(kinds.size() + 1);
    for (int i = 0; i < kinds.size(); i++) {
      values.add(kinds.get(i).value(batch.cols[i], next));
    }
    values.add(part.path());
    next++;
    return RowFactory.create(values.toArray());
  }

  @Override
  public void close() throws IOException {
    try (Reader reader = file;
        RecordReader records = rows) {
      file = null;
      rows = null;
    }
  }
}
