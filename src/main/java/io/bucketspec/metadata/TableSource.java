package io.bucketspec.metadata;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a side table is read from.
 *
 * @param form what the text is
 * @param text a path, the name of a table in a catalog, or a query; may be empty for a path, as for
 *     JDBC, which has options instead
 * @param format the name of a Spark data source, for a path; {@link #AUTO} goes by the path's
 *     extension and is Parquet where that says nothing
 * @param options of that data source
 */
public record TableSource(Form form, String text, String format, Map<String, String> options)
    implements Serializable {
  public static final String AUTO = "auto";

  /** What names a table. */
  public enum Form {
    PATH("table"),
    CATALOG("catalog"),
    SQL("sql");

    private final String key;

    Form(String key) {
      this.key = key;
    }

    /** The key in a job file that holds it. */
    public String key() {
      return key;
    }
  }

  public TableSource {
    options = new TreeMap<>(options);
    if (text.isBlank() && (form != Form.PATH || format.equals(AUTO))) {
      throw new InvalidOption(
          form.key(),
          form == Form.PATH
              ? "'table' is empty: it is the path of a table. Sources without a path, such as jdbc,"
                  + " need their 'format' and 'options'."
              : "'" + form.key() + "' is empty.");
    }
    if (form != Form.PATH && !(format.equals(AUTO) && options.isEmpty())) {
      throw new InvalidOption(
          form.key(),
          "'format' and 'options' are for a path: leave them away beside '" + form.key() + "'.");
    }
  }

  /** The table in a word or two, for sentences. */
  public String describe() {
    if (form == Form.SQL) {
      return "the query";
    }
    return text.isEmpty() ? format : text;
  }

  /** A short name: the last part of the path or the table's name, without an extension. */
  public String shortName() {
    if (form == Form.SQL || text.isEmpty()) {
      return form == Form.SQL ? "query" : format;
    }
    String path = text.replaceAll("[/*]+$", "");
    String last = path.substring(path.lastIndexOf(form == Form.PATH ? '/' : '.') + 1);
    int dot = form == Form.PATH ? last.indexOf('.') : -1;
    return dot > 0 ? last.substring(0, dot) : last;
  }
}
