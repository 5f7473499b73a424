package io.bucketspec.run.store;

import io.bucketspec.run.TableSchema;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/**
 * Reads a table's rows back, column by column: Parquet's own assembly of records costs several
 * times as much. Of each row, every column is taken once.
 */
final class TableRows implements Closeable {
  private final ParquetFileReader file;
  private final MessageType schema;
  private final ColumnReader[] columns;
  private final Words[] words;
  private long left;

  TableRows(InputFile input, TableSchema table, Configuration configuration) throws IOException {
    this.file = ParquetFileReader.open(input, HadoopReadOptions.builder(configuration).build());
    this.schema = TableWriteSupport.columns(table);
    this.columns = new ColumnReader[table.columns().size()];
    this.words = new Words[columns.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = new Words();
    }
    file.setRequestedSchema(schema);
  }

  /** Goes to the next row; false after the last. */
  boolean next() throws IOException {
    while (left == 0) {
      PageReadStore rows = file.readNextRowGroup();
      if (rows == null) {
        return false;
      }
      enter(rows);
    }
    left--;
    return true;
  }

  private void enter(PageReadStore rows) {
    left = rows.getRowCount();
    String writer = file.getFooter().getFileMetaData().getCreatedBy();
    ColumnReadStoreImpl store = new ColumnReadStoreImpl(rows, NO_RECORDS, schema, writer);
    List<ColumnDescriptor> descriptors = schema.getColumns();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = store.getColumnReader(descriptors.get(i));
    }
  }

  /** Takes a number; 0 for none. */
  long takeLong(int column) {
    ColumnReader in = columns[column];
    long value = isNull(in) ? 0 : in.getLong();
    in.consume();
    return value;
  }

  /** Takes bytes; null for none. */
  byte[] takeBytes(int column) {
    ColumnReader in = columns[column];
    byte[] value = isNull(in) ? null : in.getBinary().getBytes();
    in.consume();
    return value;
  }

  /** Takes a text of which there are few; null for none. */
  String takeWord(int column) {
    ColumnReader in = columns[column];
    String value = isNull(in) ? null : words[column].of(in.getBinary());
    in.consume();
    return value;
  }

  private static boolean isNull(ColumnReader column) {
    return column.getCurrentDefinitionLevel() == 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** The texts of a column, each made once. */
  private static final class Words {
    private final Map<Binary, String> known = new HashMap<>();
    private Binary last = Binary.EMPTY;
    private String lastWord = "";

    String of(Binary text) {
      if (!text.equals(last)) {
        last = text.copy();
        lastWord = known.computeIfAbsent(last, Binary::toStringUsingUTF8);
      }
      return lastWord;
    }
  }

  /** Makes nothing of values: they are taken from their columns. */
  private static final GroupConverter NO_RECORDS =
      new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
          throw new UnsupportedOperationException();
        }

        @Override
        public void end() {
          throw new UnsupportedOperationException();
        }
      };
}
