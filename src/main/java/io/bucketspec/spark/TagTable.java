package io.bucketspec.spark;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.model.Nearest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads the table of header tags inside tasks, its values as texts. */
final class TagTable {
  /** What DICOM has between the values of a tag: PS3.5 section 6.4. */
  private static final String BETWEEN_VALUES = "\\";

  private final Dataset<Row> table;
  private final String path;
  private final String key;
  private final Map<DicomTag, String> columns;

  private TagTable(Dataset<Row> table, String path, String key, Map<DicomTag, String> columns) {
    this.table = table;
    this.path = path;
    this.key = key;
    this.columns = columns;
  }

  /** What a task does with the rows it reads. */
  interface RowStep<T> extends Serializable {
    Iterator<T> apply(Iterator<String[]> rows);
  }

  /**
   * Looks at a table.
   *
   * @throws SideTableException if it can't be read, or lacks the key or the series' UID
   */
  static TagTable open(SparkSession spark, TagOptions options) {
    Dataset<Row> table = TableLoader.load(spark, options.table(), options.format(), Map.of());
    List<String> names = List.of(table.columns());
    String key = keyColumn(names, options);
    Map<DicomTag, String> columns = tagColumns(names, options);
    if (!columns.containsKey(DicomTag.SERIES_INSTANCE_UID)) {
      throw new SideTableException(
          options.table()
              + " has no column SeriesInstanceUID, which groups the objects of a series; its columns"
              + " are "
              + String.join(", ", names)
              + ". If it is called otherwise, say so in 'columns'.");
    }
    return new TagTable(table, options.table(), key, columns);
  }

  private static String keyColumn(List<String> names, TagOptions options) {
    List<String> wanted = options.key().map(List::of).orElse(TagOptions.KEY_COLUMNS);
    Optional<String> found =
        wanted.stream().flatMap(name -> names.stream().filter(name::equalsIgnoreCase)).findFirst();
    return found.orElseThrow(
        () ->
            new SideTableException(
                options.table()
                    + " has no column "
                    + (options.key().isPresent()
                        ? "'" + wanted.get(0) + "'"
                        : "of the object's key")
                    + "; its columns are "
                    + String.join(", ", names)
                    + "."
                    + options.key().map(name -> Nearest.question(name, names)).orElse("")
                    + " Name the one that holds the key or the URL in 'key'."));
  }

  private static Map<DicomTag, String> tagColumns(List<String> names, TagOptions options) {
    Map<DicomTag, String> columns = new EnumMap<>(DicomTag.class);
    for (String name : names) {
      Optional<DicomTag> tag = DicomTag.ofColumn(name);
      if (tag.isPresent() && !options.columns().containsKey(tag.get())) {
        String other = columns.put(tag.get(), name);
        if (other != null) {
          throw new SideTableException(
              options.table()
                  + " has two columns for "
                  + tag.get().keyword()
                  + ": '"
                  + other
                  + "' and '"
                  + name
                  + "'. Say which in 'columns'.");
        }
      }
    }
    options.columns().forEach((tag, name) -> columns.put(tag, named(name, tag, names, options)));
    return columns;
  }

  private static String named(String name, DicomTag tag, List<String> names, TagOptions options) {
    return names.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new SideTableException(
                    options.table()
                        + " has no column '"
                        + name
                        + "', which 'columns' names for "
                        + tag.keyword()
                        + "; its columns are "
                        + String.join(", ", names)
                        + "."
                        + Nearest.question(name, names)));
  }

  /** The files that it is read from, as far as it is read from files. */
  List<String> files() {
    return TableLoader.files(table);
  }

  /** The tags that the table has columns for. */
  Set<DicomTag> tags() {
    return Set.copyOf(columns.keySet());
  }

  /** Gives each task's rows to a step: the key, then the texts of all tags in their order. */
  <T> Dataset<T> map(RowStep<T> step, Encoder<T> encoder) {
    List<Column> selected = new ArrayList<>();
    selected.add(text(key).as("key"));
    for (DicomTag tag : DicomTag.values()) {
      String name = columns.get(tag);
      Column value = name == null ? functions.lit(null).cast(DataTypes.StringType) : text(name);
      selected.add(value.as(tag.keyword()));
    }
    Dataset<Row> texts = table.select(selected.toArray(new Column[0]));
    MapPartitionsFunction<Row, T> function = part -> step.apply(rows(part));
    return texts.mapPartitions(function, encoder);
  }

  private Column text(String name) {
    Column column = table.col("`" + name.replace("`", "``") + "`");
    DataType type = type(name);
    if (type instanceof ArrayType) {
      return functions.concat_ws(
          BETWEEN_VALUES, column.cast(DataTypes.createArrayType(DataTypes.StringType)));
    }
    if (type instanceof StructType || type instanceof MapType) {
      throw new SideTableException(
          path
              + ": the column '"
              + name
              + "' is of type "
              + type.simpleString()
              + "; a text, a number or an array can be read.");
    }
    return column.cast(DataTypes.StringType);
  }

  private DataType type(String name) {
    return Arrays.stream(table.schema().fields())
        .filter(field -> field.name().equals(name))
        .map(StructField::dataType)
        .findFirst()
        .orElseThrow();
  }

  private static Iterator<String[]> rows(Iterator<Row> part) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return part.hasNext();
      }

      @Override
      public String[] next() {
        Row row = part.next();
        String[] texts = new String[row.length()];
        for (int i = 0; i < texts.length; i++) {
          texts[i] = row.getString(i);
        }
        return texts;
      }
    };
  }
}
