package io.bucketspec.spark;

import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.DataFileStore;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.ObjectRows;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.TextPart;
import io.bucketspec.inventory.TextRows;
import io.bucketspec.inventory.WholeLines;
import io.bucketspec.run.InventoryRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.TaskContext;

/** The rows of data files that are read as bytes, one file after the other. */
final class TextFiles implements InventoryRows {
  private final Snapshot snapshot;
  private final KeyEncoding keyEncoding;
  private final ExtraColumns extra;
  private final Configuration configuration;
  private final Iterator<TextPart> parts;
  private TextPart part;
  private InputStream stream;
  private ObjectRows rows;
  private long read;

  TextFiles(
      Snapshot snapshot,
      KeyEncoding keyEncoding,
      ExtraColumns extra,
      Configuration configuration,
      Iterator<TextPart> parts) {
    this.snapshot = snapshot;
    this.keyEncoding = keyEncoding;
    this.extra = extra;
    this.configuration = configuration;
    this.parts = parts;
  }

  @Override
  public boolean next() {
    try {
      while (rows == null || !rows.next()) {
        close();
        if (!parts.hasNext()) {
          return false;
        }
        open(parts.next());
      }
      read++;
      return true;
    } catch (IOException e) {
      String after = rows == null ? "" : " after line " + rows.line() + afterByte();
      throw new InventoryException(
          "Cannot read " + part.file().path() + after + ": " + e.getMessage() + ".", e);
    }
  }

  /** A data file's bytes without the compression that its name tells of. */
  static InputStream decoded(InputStream raw, DataFile file, Configuration configuration)
      throws IOException {
    CompressionCodec codec =
        new CompressionCodecFactory(configuration).getCodec(new Path(file.path()));
    return codec == null ? raw : codec.createInputStream(raw);
  }

  private void open(TextPart next) throws IOException {
    part = next;
    Path path = new Path(part.file().path());
    FSDataInputStream raw = DataFileStore.of(path, configuration).open(path);
    stream = raw;
    if (part.from() > 0) {
      raw.seek(WholeLines.start(part.from()));
    }
    stream =
        part.to() == TextPart.END && part.from() == 0
            ? decoded(raw, part.file(), configuration)
            : new WholeLines(raw, part.from(), part.to());
    rows = TextRows.of(stream, snapshot, keyEncoding, extra);
  }

  /** Of a part, lines are counted from its start. */
  private String afterByte() {
    return part.from() == 0 ? "" : " after byte " + part.from();
  }

  @Override
  public InventoryRow row() {
    return rows.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return part.from() == 0 ? rows.fault() : rows.fault().map(this::placed);
  }

  private RowFault placed(RowFault fault) {
    String line = "Line " + rows.line();
    return fault.sentence().startsWith(line)
        ? new RowFault(
            fault.reason(), line + afterByte() + fault.sentence().substring(line.length()))
        : fault;
  }

  @Override
  public String file() {
    return part.file().path();
  }

  /** Spark counts the rows that its own sources read; of these it has to be told. */
  private void tellSpark() {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.taskMetrics().inputMetrics().incRecordsRead(read);
    }
    read = 0;
  }

  @Override
  public void close() throws IOException {
    tellSpark();
    rows = null;
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
