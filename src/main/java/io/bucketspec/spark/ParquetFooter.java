package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnNames;
import io.bucketspec.inventory.DataFileStore;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a Parquet data file says of itself. The driver reads it once; Spark would start a job to
 * learn the columns and another one to count the rows, each of them longer than reading it.
 *
 * @param rows the file's rows
 * @param names all of its columns
 * @param columns the inventory's columns among them that are read, as Spark reads them; none if one
 *     of them is of a type that no inventory has, which is left to Spark
 */
record ParquetFooter(long rows, List<String> names, Optional<StructType> columns) {
  ParquetFooter {
    names = List.copyOf(names);
  }

  static ParquetFooter read(
      Path file, Configuration configuration, InventoryFormat format, ExtraColumns extra)
      throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(input(file, configuration))) {
      List<Type> fields = reader.getFileMetaData().getSchema().getFields();
      return new ParquetFooter(
          reader.getRecordCount(),
          fields.stream().map(Type::getName).toList(),
          columns(fields, format, extra));
    }
  }

  private static HadoopInputFile input(Path file, Configuration configuration) throws IOException {
    FileSystem system = DataFileStore.of(file, configuration);
    return HadoopInputFile.fromStatus(system.getFileStatus(file), rawly(file, configuration));
  }

  /** As {@link DataFileStore} has it, for what opens files by itself. */
  private static Configuration rawly(Path file, Configuration configuration) {
    if (file.getName().indexOf(':') < 0) {
      return configuration;
    }
    Configuration raw = new Configuration(configuration);
    SparkFiles.RAW_LOCAL_FILES.forEach(raw::set);
    return raw;
  }

  private static Optional<StructType> columns(
      List<Type> fields, InventoryFormat format, ExtraColumns extra) {
    List<StructField> columns = new ArrayList<>();
    for (Type field : fields) {
      if (ColumnNames.column(format, field.getName()).filter(extra::reads).isPresent()) {
        Optional<DataType> type = type(field);
        if (type.isEmpty()) {
          return Optional.empty();
        }
        columns.add(DataTypes.createStructField(field.getName(), type.get(), true));
      }
    }
    return Optional.of(DataTypes.createStructType(columns));
  }

  private static Optional<DataType> type(Type field) {
    if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveType primitive = field.asPrimitiveType();
    LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
    DataType type =
        switch (primitive.getPrimitiveTypeName()) {
          case BOOLEAN -> DataTypes.BooleanType;
          case INT32 -> logical == null ? DataTypes.IntegerType : null;
          case INT64 -> ofLong(logical);
          case INT96 -> DataTypes.TimestampType;
          case BINARY ->
              logical == null
                  ? DataTypes.BinaryType
                  : logical.equals(LogicalTypeAnnotation.stringType())
                      ? DataTypes.StringType
                      : null;
          default -> null;
        };
    return Optional.ofNullable(type);
  }

  /**
   * A moment without a zone is read as one in UTC, which all inventories mean; Spark would take it
   * for one of the session's.
   */
  private static DataType ofLong(LogicalTypeAnnotation logical) {
    if (logical == null) {
      return DataTypes.LongType;
    }
    return logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation moment
            && moment.getUnit() != LogicalTypeAnnotation.TimeUnit.NANOS
        ? DataTypes.TimestampType
        : null;
  }
}
