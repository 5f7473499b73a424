package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.TypeDescription;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that are read of ORC files.
 *
 * @param schema what ORC's reader is asked for, as ORC writes it
 * @param kinds what becomes of each
 */
record OrcColumns(String schema, List<OrcColumn> kinds) implements Serializable {
  /** The column that says which file a row is of. */
  static final String FILE = "bucketspec_file";

  OrcColumns {
    kinds = List.copyOf(kinds);
  }

  /**
   * Some of a file's columns.
   *
   * @param key the one that is kept as bytes
   * @throws InventoryException if one has other columns in it
   */
  static OrcColumns of(OrcFooter footer, List<String> names, String key, String file) {
    TypeDescription asked = TypeDescription.createStruct();
    List<OrcColumn> kinds = new ArrayList<>();
    for (String name : names) {
      TypeDescription type = footer.type(name);
      if (!type.getCategory().isPrimitive()) {
        throw new InventoryException(
            "Column '" + name + "' of " + file + " is a " + type + ", and no single value.");
      }
      OrcColumn kind = OrcColumn.of(type, name.equals(key));
      asked.addField(name, kind.asked(type).clone());
      kinds.add(kind);
    }
    return new OrcColumns(asked.toString(), kinds);
  }

  TypeDescription asked() {
    return TypeDescription.fromString(schema);
  }

  /** As Spark has them; beside them {@link #FILE}. */
  StructType spark() {
    List<StructField> fields = new ArrayList<>();
    List<String> names = asked().getFieldNames();
    for (int i = 0; i < kinds.size(); i++) {
      fields.add(DataTypes.createStructField(names.get(i), kinds.get(i).spark(), true));
    }
    fields.add(DataTypes.createStructField(FILE, DataTypes.StringType, false));
    return DataTypes.createStructType(fields);
  }
}
