package io.bucketspec.spark;

import io.bucketspec.model.Nearest;
import io.bucketspec.run.GivenItem;
import io.bucketspec.spec.SpecFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a DataFrame of items: checked, and read as items. */
final class ItemColumns {
  private static final String KIND = "kind";
  private static final String TITLE = "title";
  private static final String URLS = "urls";
  private static final String URL = "url";
  private static final String CLIENT = "client_metadata";
  private static final String MEDIA = "media_metadata";
  private static final String BYTES = "bytes";
  private static final String CAPTURES = "captures";
  private static final String PLACE = "place";
  private static final List<String> TEXTS = List.of("group", "bucket", "first_key");

  /** What the view of items has besides, and nobody reads. */
  private static final List<String> PASSED_OVER =
      List.of("rule", "members", "findings", "decided_by");

  private static final Map<String, Type> TYPES = new LinkedHashMap<>();

  private record Type(String words, Predicate<DataType> fits) {}

  static {
    Type text = new Type("string", StringType.class::isInstance);
    TYPES.put(KIND, text);
    TYPES.put(TITLE, text);
    TYPES.put(URLS, new Type("array<string>", ItemColumns::isTexts));
    TYPES.put(URL, text);
    TYPES.put(CLIENT, new Type("string, struct or map", ItemColumns::isObject));
    TYPES.put(MEDIA, text);
    TYPES.put(BYTES, new Type("bigint or int", ItemColumns::isWhole));
    TEXTS.forEach(name -> TYPES.put(name, text));
    TYPES.put(CAPTURES, new Type("map<string,string>", ItemColumns::isTextMap));
    TYPES.put(PLACE, new Type("binary", type -> type.equals(DataTypes.BinaryType)));
  }

  private final StructType schema;
  private final UploadRequest request;
  private final List<String> names;
  private final List<String> faults = new ArrayList<>();

  private ItemColumns(StructType schema, UploadRequest request) {
    this.schema = schema;
    this.request = request;
    this.names = List.of(schema.fieldNames());
  }

  private static boolean isTexts(DataType type) {
    return type instanceof ArrayType array && array.elementType() instanceof StringType;
  }

  private static boolean isObject(DataType type) {
    return type instanceof StringType || type instanceof StructType || type instanceof MapType;
  }

  private static boolean isWhole(DataType type) {
    return type.equals(DataTypes.LongType) || type.equals(DataTypes.IntegerType);
  }

  private static boolean isTextMap(DataType type) {
    return type instanceof MapType map
        && map.keyType() instanceof StringType
        && map.valueType() instanceof StringType;
  }

  /**
   * Checks the columns of a DataFrame.
   *
   * @throws IllegalArgumentException with all that is wrong, each on a line of its own
   */
  static ItemColumns of(StructType schema, UploadRequest request) {
    ItemColumns columns = new ItemColumns(schema, request);
    columns.check();
    if (!columns.faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", columns.faults));
    }
    return columns;
  }

  private void check() {
    boolean given = request.kind().isPresent();
    if (names.contains(KIND) == given) {
      faults.add(
          given
              ? "The kind is given twice, by a column and by the option 'kind': leave one out."
              : "There is no column 'kind': add one, or give the option 'kind' for all items.");
    }
    if (!names.contains(TITLE)) {
      faults.add(
          "There is no column 'title': items need one, and the platform's would be guessed.");
    }
    if (names.contains(URLS) == names.contains(URL)) {
      faults.add(
          names.contains(URL)
              ? "There are both columns 'urls' and 'url': leave one out."
              : "There is no column 'urls', nor 'url': it names the objects.");
    }
    for (StructField field : schema.fields()) {
      check(field);
    }
    for (String name : request.output().partitionBy()) {
      if (!names.contains(name) && !names.contains(CAPTURES)) {
        faults.add(
            "There is no column '" + name + "' to partition by, nor a column 'captures' with it.");
      }
    }
    boolean csv = request.output().spec().format() == SpecFormat.CSV;
    for (String name : List.of(CLIENT, MEDIA)) {
      if (csv && names.contains(name)) {
        faults.add(
            "A CSV spec can't carry metadata: leave out the column '"
                + name
                + "', or use format json.");
      }
    }
  }

  private void check(StructField field) {
    String name = field.name();
    Type type = TYPES.get(name);
    if (names.indexOf(name) != names.lastIndexOf(name)) {
      faults.add("There are two columns '" + name + "': rename one.");
    } else if (type != null && !type.fits().test(field.dataType())) {
      faults.add(
          "Column '"
              + name
              + "' is "
              + field.dataType().simpleString()
              + " but must be "
              + type.words()
              + ".");
    } else if (type == null
        && !PASSED_OVER.contains(name)
        && !request.output().partitionBy().contains(name)) {
      faults.add(
          "Column '"
              + name
              + "' is no part of an item."
              + Nearest.question(name, TYPES.keySet())
              + " Leave it out, or put it into 'client_metadata'; known here: "
              + String.join(", ", TYPES.keySet())
              + ".");
    }
  }

  /** Whether the sizes of objects are known. */
  boolean sized() {
    return names.contains(BYTES);
  }

  /** The columns that are there. */
  List<String> names() {
    return names;
  }

  /** The items, as {@link #item} reads them. */
  Dataset<Row> select(Dataset<Row> items) {
    Column urls =
        names.contains(URLS)
            ? column(URLS)
            : functions.when(column(URL).isNotNull(), functions.array(column(URL)));
    Column[] partition =
        request.output().partitionBy().stream().map(this::partition).toArray(Column[]::new);
    List<Column> columns = new ArrayList<>();
    columns.add(
        request.kind().map(kind -> functions.lit(kind.label())).orElseGet(() -> column(KIND)));
    columns.add(column(TITLE));
    columns.add(urls);
    columns.add(client());
    columns.add(text(MEDIA));
    columns.add((sized() ? column(BYTES) : nothing()).cast(DataTypes.LongType));
    TEXTS.forEach(name -> columns.add(text(name)));
    columns.add(functions.array(partition).cast(DataTypes.createArrayType(DataTypes.StringType)));
    columns.add((names.contains(PLACE) ? column(PLACE) : nothing()).cast(DataTypes.BinaryType));
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      named.add(columns.get(i).as("item" + i));
    }
    return items.select(named.toArray(new Column[0]));
  }

  private Column client() {
    boolean text =
        !names.contains(CLIENT)
            || schema.apply(names.indexOf(CLIENT)).dataType() instanceof StringType;
    return text ? text(CLIENT) : functions.to_json(column(CLIENT));
  }

  private Column partition(String name) {
    return names.contains(name)
        ? column(name).cast(DataTypes.StringType)
        : column(CAPTURES).getItem(name);
  }

  private Column text(String name) {
    return names.contains(name) ? column(name) : nothing().cast(DataTypes.StringType);
  }

  private static Column column(String name) {
    return functions.col(ColumnarFiles.quoted(name));
  }

  private static Column nothing() {
    return functions.lit(null);
  }

  /** A row of what {@link #select} gives. */
  static GivenItem item(Row row) {
    return new GivenItem(
        row.getString(0),
        row.getString(1),
        row.isNullAt(2) ? null : row.getList(2),
        row.getString(3),
        row.getString(4),
        row.isNullAt(5) ? null : row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getList(9),
        row.isNullAt(10) ? null : (byte[]) row.get(10));
  }
}
