package io.bucketspec.run.store;

import io.bucketspec.run.TableSchema;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Rows of a table as Parquet records. */
final class TableWriteSupport extends WriteSupport<Object[]> {
  private final TableSchema schema;
  private final String[] names;
  private RecordConsumer consumer;

  TableWriteSupport(TableSchema schema) {
    this.schema = schema;
    this.names = schema.columns().stream().map(TableSchema.Column::name).toArray(String[]::new);
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(columns(schema), Map.of());
  }

  /** The columns as Parquet has them. */
  static MessageType columns(TableSchema schema) {
    List<Type> fields = schema.columns().stream().map(TableWriteSupport::field).toList();
    return new MessageType(schema.name(), fields);
  }

  private static Type field(TableSchema.Column column) {
    return switch (column.type()) {
      case TEXT, WORD ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case BYTES -> Types.optional(PrimitiveTypeName.BINARY).named(column.name());
      case LONG -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
    };
  }

  @Override
  public void prepareForWrite(RecordConsumer newConsumer) {
    consumer = newConsumer;
  }

  @Override
  public void write(Object[] row) {
    consumer.startMessage();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null) {
        consumer.startField(names[i], i);
        value(row[i]);
        consumer.endField(names[i], i);
      }
    }
    consumer.endMessage();
  }

  private void value(Object value) {
    if (value instanceof byte[] text) {
      consumer.addBinary(Binary.fromConstantByteArray(text));
    } else if (value instanceof Long number) {
      consumer.addLong(number);
    } else {
      consumer.addBinary(Binary.fromString((String) value));
    }
  }
}
