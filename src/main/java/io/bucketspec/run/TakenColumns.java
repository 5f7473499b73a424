package io.bucketspec.run;

import io.bucketspec.metadata.JoinOn;
import io.bucketspec.metadata.TableJoin;
import io.bucketspec.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a side table that become metadata. */
final class TakenColumns {
  private final int entry;
  private final TableJoin join;
  private final Optional<List<String>> known;
  private final List<MetadataProblem> problems;

  /**
   * @param known the table's columns; empty while it has not been looked at
   */
  TakenColumns(
      int entry, TableJoin join, Optional<List<String>> known, List<MetadataProblem> problems) {
    this.entry = entry;
    this.join = join;
    this.known = known;
    this.problems = problems;
  }

  /** The columns by where they stand in the metadata; none of those that are not known yet. */
  Map<String, String> find() {
    known.ifPresent(this::checkNamed);
    if (join.columns().isPresent()) {
      checkTypes(join.columns().get());
      return join.columns().get();
    }
    Map<String, String> taken = new LinkedHashMap<>();
    for (String column : known.orElse(List.of())) {
      if (!ofJoin(column) && !ofMedia(column)) {
        taken.put(column, column);
      }
    }
    known.ifPresent(columns -> checkTypes(taken));
    return taken;
  }

  private boolean ofMedia(String column) {
    return join.media().values().stream().anyMatch(column::equalsIgnoreCase);
  }

  private boolean ofJoin(String column) {
    return join.on().stream().map(JoinOn::column).anyMatch(column::equalsIgnoreCase);
  }

  /** A type of what is not taken has no use, so that something else must be meant. */
  private void checkTypes(Map<String, String> taken) {
    for (String column : join.types().keySet()) {
      if (taken.values().stream().noneMatch(column::equalsIgnoreCase) && !ofMedia(column)) {
        problems.add(
            new MetadataProblem(
                entry,
                "types." + column,
                "'types' has '"
                    + column
                    + "', but that column is not taken: name it in 'columns', or remove its"
                    + " type."));
      }
    }
  }

  private void checkNamed(List<String> columns) {
    List<String> named = new ArrayList<>();
    join.on().forEach(on -> named.add(on.column()));
    join.columns().ifPresent(taken -> named.addAll(taken.values()));
    named.addAll(join.media().values());
    named.addAll(join.types().keySet());
    for (String name : named) {
      if (!has(columns, name)) {
        problems.add(
            new MetadataProblem(
                entry,
                "columns",
                join.source().describe()
                    + " ("
                    + join.name()
                    + ") has no column '"
                    + name
                    + "'; its columns are "
                    + String.join(", ", columns)
                    + "."
                    + Nearest.question(name, columns)));
      }
    }
  }

  /** A name with dots may be that of a field within a column. */
  private static boolean has(List<String> columns, String name) {
    int dot = name.indexOf('.');
    return columns.stream().anyMatch(name::equalsIgnoreCase)
        || (dot > 0 && columns.stream().anyMatch(name.substring(0, dot)::equalsIgnoreCase));
  }
}
