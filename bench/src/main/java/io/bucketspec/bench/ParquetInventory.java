package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet as S3 writes it: Snappy, and row groups small enough for two cores to share a file. */
final class ParquetInventory implements InventoryFormat.Writer {
  static final String FILE_SCHEMA =
      "message s3.inventory {  required binary bucket (STRING);  required binary key (STRING);"
          + "  optional binary version_id (STRING);  optional boolean is_latest;"
          + "  optional boolean is_delete_marker;  optional int64 size;"
          + "  optional int64 last_modified_date (TIMESTAMP(MILLIS,true));"
          + "  optional binary e_tag (STRING);  optional binary storage_class (STRING);"
          + "  optional boolean is_multipart_uploaded;"
          + "  optional binary encryption_status (STRING);}";

  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final ParquetWriter<InventoryObject> writer;

  ParquetInventory(Path file, String bucket) throws IOException {
    Configuration conf = new Configuration(false);
    // Hadoop's usual local file system leaves a .crc file beside every file.
    conf.setClass("fs.file.impl", RawLocalFileSystem.class, RawLocalFileSystem.class);
    conf.setBoolean("fs.file.impl.disable.cache", true);
    OutputFile out = HadoopOutputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), conf);
    writer =
        new Builder(out, bucket)
            .withConf(conf)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  @Override
  public void write(InventoryObject object) throws IOException {
    writer.write(object);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<InventoryObject, Builder> {
    private final String bucket;

    Builder(OutputFile out, String bucket) {
      super(out);
      this.bucket = bucket;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<InventoryObject> getWriteSupport(Configuration conf) {
      return new Rows(bucket);
    }
  }

  private static final class Rows extends WriteSupport<InventoryObject> {
    private final MessageType schema = MessageTypeParser.parseMessageType(FILE_SCHEMA);
    private final String bucket;
    private RecordConsumer out;

    Rows(String bucket) {
      this.bucket = bucket;
    }

    @Override
    public WriteContext init(Configuration conf) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(InventoryObject object) {
      out.startMessage();
      text(0, bucket);
      text(1, object.key());
      text(2, object.versionId());
      flag(3, object.latest());
      flag(4, object.deleteMarker());
      number(6, object.lastModified());
      if (!object.deleteMarker()) {
        number(5, object.size());
        text(7, object.eTag());
        text(8, object.storageClass());
        flag(9, false);
        text(10, "SSE-S3");
      }
      out.endMessage();
    }

    private void text(int column, String value) {
      out.startField(schema.getFieldName(column), column);
      out.addBinary(Binary.fromString(value));
      out.endField(schema.getFieldName(column), column);
    }

    private void flag(int column, boolean value) {
      out.startField(schema.getFieldName(column), column);
      out.addBoolean(value);
      out.endField(schema.getFieldName(column), column);
    }

    private void number(int column, long value) {
      out.startField(schema.getFieldName(column), column);
      out.addLong(value);
      out.endField(schema.getFieldName(column), column);
    }
  }
}
