package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import io.bucketspec.run.TableFile;
import io.bucketspec.run.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A table file in Parquet. */
final class ParquetTableFile implements TableFile {
  /** Small enough that a task's two tables stay far from its heap. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final PendingFile file;
  private final ParquetWriter<Object[]> writer;

  ParquetTableFile(PendingFile file, TableSchema schema, Configuration configuration)
      throws IOException {
    this.file = file;
    Builder builder =
        new Builder(new PendingOutput(file.out()), schema)
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
    for (TableSchema.Column column : schema.columns()) {
      // A dictionary of texts that don't repeat is built to be thrown away.
      builder.withDictionaryEncoding(column.name(), column.type() == TableSchema.Type.WORD);
    }
    this.writer = builder.build();
  }

  @Override
  public void row(Object... values) throws IOException {
    writer.write(values);
  }

  @Override
  public long publish() throws IOException {
    writer.close();
    return file.publish();
  }

  @Override
  public void close() throws IOException {
    // An unpublished writer is let go without its footer: nobody will read the file.
    file.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
    private final TableSchema schema;

    Builder(OutputFile file, TableSchema schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return new TableWriteSupport(schema);
    }
  }

  private record PendingOutput(OutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      CountedStream counted = new CountedStream(out);
      return new DelegatingPositionOutputStream(counted) {
        @Override
        public long getPos() {
          return counted.count();
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
