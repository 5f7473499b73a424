package io.bucketspec.run.store;

import io.bucketspec.run.TableSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/**
 * Reads a table's rows back: a Long for a number, a String for a word, bytes for all else, null for
 * none. The array is the same for every row.
 */
final class RowReaderBuilder extends ParquetReader.Builder<Object[]> {
  private final TableSchema schema;

  RowReaderBuilder(InputFile file, TableSchema schema) {
    super(file);
    this.schema = schema;
  }

  @Override
  protected ReadSupport<Object[]> getReadSupport() {
    return new ReadSupport<>() {
      @Override
      public ReadContext init(InitContext context) {
        return new ReadContext(TableWriteSupport.columns(schema));
      }

      @Override
      public RecordMaterializer<Object[]> prepareForRead(
          Configuration configuration,
          Map<String, String> metadata,
          MessageType file,
          ReadContext context) {
        return new Rows(schema);
      }
    };
  }

  /** Makes rows of the columns' values. */
  private static final class Rows extends RecordMaterializer<Object[]> {
    private final Object[] row;
    private final GroupConverter root;

    Rows(TableSchema schema) {
      this.row = new Object[schema.columns().size()];
      Converter[] columns = new Converter[row.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = new Cell(row, i, schema.columns().get(i).type());
      }
      this.root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return columns[field];
            }

            @Override
            public void start() {
              Arrays.fill(row, null);
            }

            @Override
            public void end() {
              // The row is whole.
            }
          };
    }

    @Override
    public Object[] getCurrentRecord() {
      return row;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }

  /** Takes the values of a column. */
  private static final class Cell extends PrimitiveConverter {
    private final Object[] row;
    private final int index;
    private final boolean word;
    private final Map<Binary, String> known = new HashMap<>();
    private String[] words = {};

    Cell(Object[] row, int index, TableSchema.Type type) {
      this.row = row;
      this.index = index;
      this.word = type == TableSchema.Type.WORD;
    }

    @Override
    public boolean hasDictionarySupport() {
      return word;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      words = new String[dictionary.getMaxId() + 1];
      for (int i = 0; i < words.length; i++) {
        words[i] = dictionary.decodeToBinary(i).toStringUsingUTF8();
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      row[index] = words[id];
    }

    @Override
    public void addBinary(Binary value) {
      row[index] =
          word ? known.computeIfAbsent(value.copy(), Binary::toStringUsingUTF8) : value.getBytes();
    }

    @Override
    public void addLong(long value) {
      row[index] = value;
    }
  }
}
