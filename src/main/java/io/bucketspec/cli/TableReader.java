package io.bucketspec.cli;

import io.bucketspec.metadata.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what names a table: {@code table}, {@code catalog} or {@code sql}, and what goes with it.
 */
final class TableReader {
  private TableReader() {}

  /** The table that an entry names; of a source without a path, such as JDBC, only its options. */
  static Optional<TableSource> source(Fields entry) {
    Map<String, String> options = entry.mapped("options");
    for (String option : options.keySet()) {
      if (Secret.namedBy(option)) {
        entry.problem(
            "options." + option,
            Problems.quoted(option)
                + " is a secret, which no job file may hold: remove it. Give it in the settings of a"
                + " Spark catalog (--conf spark.sql.catalog.…), and name the table in 'catalog'.");
      }
    }
    Optional<String> format = entry.text("format");
    List<TableSource.Form> forms = new ArrayList<>();
    for (TableSource.Form form : TableSource.Form.values()) {
      if (entry.has(form.key())) {
        forms.add(form);
      }
    }
    if (forms.size() > 1) {
      entry.problemAtKey(
          forms.get(1).key(),
          "An entry reads one table: either '"
              + forms.get(0).key()
              + "' or '"
              + forms.get(1).key()
              + "'.");
      return Optional.empty();
    }
    TableSource.Form form = forms.isEmpty() ? TableSource.Form.PATH : forms.get(0);
    Optional<String> text = forms.isEmpty() ? Optional.of("") : entry.text(form.key());
    return text.flatMap(
        known ->
            entry.build(
                () -> new TableSource(form, known, format.orElse(TableSource.AUTO), options)));
  }
}
