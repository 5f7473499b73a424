package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of what a job file says about metadata is told with its place. */
class MetadataErrorsTest {
  private static final String RULES =
      """
      inventory: a
      urls: {style: s3}
      output: {path: x}
      rules:
      - {name: img, match: 'i/{site}/{n}.jpg', kind: image}
      - {name: grp, match: 'g/{site}/{cam}/{n}.jpg', kind: image_group, group: [site]}
      - {name: seq, match: 's/**', kind: image_sequence, group: sequence}
      - {name: tmp, match: 'tmp/**', kind: ignore}
      """;

  private static Arguments entry(String entry, String... messages) {
    return Arguments.of(RULES + "metadata:\n- {" + entry + "}", List.of(messages));
  }

  private static Arguments join(String more, String... messages) {
    return entry("table: t.csv, on: {site: s}" + more, messages);
  }

  private static Arguments job(String text, String... messages) {
    return Arguments.of(RULES + text, List.of(messages));
  }

  private static final String OF_CSV =
      """
      inventory: a
      urls: {style: s3}
      output: {path: x, format: csv}
      rules: [{name: img, match: '**', kind: image}]
      """;

  private static Arguments csv(String text, String... messages) {
    return Arguments.of(OF_CSV + text, List.of(messages));
  }

  /** A CSV can't carry metadata, which is told before anything is read. */
  static Stream<Arguments> faultsOfCsv() {
    return Stream.of(
        csv(
            "metadata: [{set: {a: 1}}]",
            "5:1: A CSV spec can't carry client or media metadata: use format json, or leave"
                + " 'metadata' away."),
        csv(
            "strictClientOnly: true",
            "5:1: A CSV spec can't carry the media metadata that 'strictClientOnly' needs: use"
                + " format json, or leave 'strictClientOnly' away."),
        csv(
            "metadata: [{sidecars: .metadata.json}, {table: t, on: {key: k}}]",
            "5:1: A CSV spec can't carry client or media metadata: use format json, or leave"
                + " 'metadata' away."));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        job(
            "metadata: {table: t}",
            "9:11: 'metadata' must be a list of joins, but this is a mapping."),
        job(
            "metadata: [a]",
            "9:12: An entry of 'metadata' must be a mapping of keys and values, but this is text."),
        job("metadata:", "9:10: 'metadata' has no value: it must be a list of joins."),
        entry(
            "",
            "10:3: An entry of 'metadata' needs 'table' (a path), 'catalog' (a table's name), 'sql' (a query), 'set' (fixed values) or 'sidecars' (files beside the objects).",
            "10:3: An entry of 'metadata' needs 'on': what of an item is alike to which column, such as {site: site_id}."),
        entry(
            "on: {site: s}",
            "10:3: An entry of 'metadata' needs 'table' (a path), 'catalog' (a table's name), 'sql' (a query), 'set' (fixed values) or 'sidecars' (files beside the objects)."),
        entry(
            "table: t.csv",
            "10:3: An entry of 'metadata' needs 'on': what of an item is alike to which column, such as {site: site_id}."),
        entry(
            "table: t.csv, catalog: c, on: {site: s}",
            "10:18: An entry reads one table: either 'table' or 'catalog'."),
        entry(
            "table: t.csv, sql: select, on: {site: s}",
            "10:18: An entry reads one table: either 'table' or 'sql'."),
        entry(
            "table: '', on: {site: s}",
            "10:11: 'table' is empty: it is the path of a table. Sources without a path, such as jdbc, need their 'format' and 'options'."),
        entry("catalog: ' ', on: {site: s}", "10:13: 'catalog' is empty."),
        entry("sql: '', on: {site: s}", "10:9: 'sql' is empty."),
        entry(
            "table: 7, on: {site: s}",
            "10:11: 'table' must be text, but this is a number: put it in quotes."),
        entry(
            "catalog: c, format: csv, on: {site: s}",
            "10:13: 'format' and 'options' are for a path: leave them away beside 'catalog'."),
        entry(
            "sql: select 1, options: {a: b}, on: {site: s}",
            "10:9: 'format' and 'options' are for a path: leave them away beside 'sql'."),
        entry(
            "format: auto, on: {site: s}",
            "10:3: 'table' is empty: it is the path of a table. Sources without a path, such as jdbc, need their 'format' and 'options'."),
        entry(
            "tabel: t.csv, on: {site: s}",
            "10:3: An entry of 'metadata' needs 'table' (a path), 'catalog' (a table's name), 'sql' (a query), 'set' (fixed values) or 'sidecars' (files beside the objects).",
            "10:4: Unknown key 'tabel'. Did you mean 'table'? Known here: name, table, catalog, sql, format, options, rules, on, columns, types, under, media, several, differing, required, way."),
        entry(
            "table: t.csv, on: {}",
            "10:22: 'on' is empty: it says what of an item is alike to which column, {site: site_id}."),
        entry(
            "table: t.csv, on: []",
            "10:22: 'on' is empty: it says what of an item is alike to which column, {site: site_id}."),
        entry(
            "table: t.csv, on: site",
            "10:22: 'on' must be a mapping of names and columns, or a list of names that are columns too, but this is text."),
        entry(
            "table: t.csv, on: {site: 7}",
            "10:29: 'site' must be text, but this is a number: put it in quotes."),
        entry(
            "table: t.csv, on: {site: ''}",
            "10:29: 'site' needs the name of a column of the table."),
        entry("table: t.csv, on: {site: [a]}", "10:29: 'site' must be text, but this is a list."),
        entry(
            "table: t.csv, on: {site: {case: false}}",
            "10:29: 'site' needs the name of a column of the table."),
        entry(
            "table: t.csv, on: {site: {column: s, case: 1}}",
            "10:47: 'case' must be true or false, but this is a number."),
        entry(
            "table: t.csv, on: {site: {column: s, cases: false}}",
            "10:41: Unknown key 'cases'. Did you mean 'case'? Known here: column, case, trim, extension, leadingZeros."),
        entry(
            "table: t.csv, on: {site: {column: ' ', trim: true}}",
            "10:38: 'site' needs the name of a column of the table."),
        entry(
            "table: t.csv, on: {sight: s}",
            "10:30: There is nothing called 'sight'. The rule 'img' has 'site', 'n', 'key', 'filename', 'folder', 'bucket'."),
        entry(
            "table: t.csv, on: [sight]",
            "10:23: There is nothing called 'sight'. The rule 'img' has 'site', 'n', 'key', 'filename', 'folder', 'bucket'."),
        entry(
            "table: t.csv, on: {'{site}{x}': s}",
            "10:36: There is nothing called 'x'. The rule 'img' has 'site', 'n', 'key', 'filename', 'folder', 'bucket'."),
        entry(
            "table: t.csv, on: {'{site': s}",
            "10:32: Character 1: this { is never closed; write \\{ for a literal brace."),
        entry(
            "table: t.csv, on: {study: s}",
            "10:30: There is nothing called 'study' but with 'group: series'. The rule 'img' has 'site', 'n', 'key', 'filename', 'folder', 'bucket'."),
        entry(
            "table: t.csv, on: {site: s}, rules: [imgs]",
            "10:41: There is no rule 'imgs'. Did you mean 'img'?"),
        entry(
            "table: t.csv, on: {site: s}, rules: [img, tmp]",
            "10:46: Rule 'tmp' leaves its objects out: it has no items."),
        entry(
            "table: t.csv, on: {site: s}, rules: [seq, img]",
            "10:29: There is nothing called 'site'. The rule 'seq' has 'key', 'filename', 'folder', 'bucket', 'sequence'."),
        entry(
            "table: t.csv, on: {site: s}, rules: img",
            "10:40: 'rules' must be a list, but this is text."),
        join(", name: ''", "10:39: 'name' is empty; it is what reports call the table by."),
        join(
            ", columns: a",
            "10:42: 'columns' must be a list of columns, or a mapping of metadata keys and columns, but this is text."),
        join(", columns: {a: [b]}", "10:46: 'a' must be text."),
        join(
            ", columns: [1]",
            "10:43: An entry of 'columns' must be text, but this is a number: put it in quotes."),
        join(
            ", columns: {a..b: c}",
            "10:42: 'a..b' has an empty key: a key has at least one character, and dots part keys."),
        join(
            ", columns: {$a: c}",
            "10:42: '$a' begins with '$', which the platform keeps for itself: rename it."),
        join(
            ", columns: {a: b, a.b: c}",
            "10:42: The metadata key 'a' is given a value but is also the object around 'a.b': rename one of them."),
        join(
            ", under: ''",
            "10:40: '' has an empty key: a key has at least one character, and dots part keys."),
        join(
            ", under: a., columns: [x]",
            "10:40: 'a.' has an empty key: a key has at least one character, and dots part keys."),
        join(
            ", under: $x, columns: [x]",
            "10:40: '$x' begins with '$', which the platform keeps for itself: rename it."),
        join(
            ", types: {a: int}",
            "10:44: 'a' is 'int'; it must be one of any, text, number, integer, boolean, datetime, json."),
        join(", types: {a: [text]}", "10:44: 'a' must be text."),
        join(
            ", types: text",
            "10:40: 'types' must be a mapping of keys and values, but this is text."),
        join(
            ", several: all",
            "10:42: 'several' is 'all'; it must be one of fail, reject, first, list."),
        join(
            ", differing: last",
            "10:44: 'differing' is 'last'; it must be one of fail, reject, first, list. Did you mean 'list'?"),
        join(", required: 1", "10:43: 'required' must be true or false, but this is a number."),
        join(
            ", way: routed",
            "10:38: 'way' is 'routed'; it must be one of auto, broadcast, exchange."),
        join(
            ", options: [a]",
            "10:42: 'options' must be a mapping of keys and values, but this is a list."),
        join(", options: {header: null}", "10:51: 'header' must be text."),
        join(
            ", media: {width: w}, several: list",
            "10:61: 'media' takes one value for each field: use first, reject or fail."),
        join(
            ", media: {widht: w}",
            "10:48: 'widht' is no field of media metadata here; these are: mime_type, file_size, width, height. Did you mean 'width'?"),
        join(
            ", media: {fps: f}",
            "10:46: 'fps' is no field of media metadata here; these are: mime_type, file_size, width, height."),
        entry(
            "table: t.csv, on: {site: s}, rules: [grp], media: {width: w}",
            "10:54: No rule that this table is joined to makes items with media metadata: only single videos, images, audio, text and PDFs have it."),
        entry("set: {}", "10:4: 'set' is empty: it has the metadata's keys and their values."),
        entry(
            "set: a",
            "10:9: 'set' must be a mapping of metadata keys and values, but this is text."),
        entry("set: {a: null}", "10:13: 'a' has no value: give it one, or leave the key away."),
        entry("set: {a: {}}", "10:13: 'a' has no value: give it one, or leave the key away."),
        entry(
            "set: {a: 0x1F}",
            "10:13: '0x1F' is no number that JSON has: write it in decimal, or in quotes."),
        entry("set: {a: [null]}", "10:14: An entry of a list in 'set' has no value: remove it."),
        entry(
            "set: {a: [[1]]}",
            "10:14: An entry of a list in 'set' must be text, a number or a boolean, but this is a list."),
        entry(
            "set: {a: [{b: 1}]}",
            "10:14: An entry of a list in 'set' must be text, a number or a boolean, but this is a mapping."),
        entry(
            "set: {a: 1e999999}",
            "10:13: '1e999999' can't be kept by the platform, which takes numbers of 131,072 digits before the point and 16,383 behind it, and texts without U+0000 and halves of surrogate pairs: change it."),
        entry(
            "set: {a: \"x\\0\"}",
            "10:13: 'x\\u0000' holds U+0000 or half of a surrogate pair, which the platform can't keep: take it out."),
        entry(
            "set: {a: [\"x\\0\"]}",
            "10:13: '[\"x\\u0000\"]' can't be kept by the platform, which takes numbers of 131,072 digits before the point and 16,383 behind it, and texts without U+0000 and halves of surrogate pairs: change it."),
        entry("set: {a.b: 1, a: {b: 2}}", "10:25: 'set' has the key 'a.b' twice: remove one."),
        entry(
            "set: {a: 1, a.b: 2}",
            "10:9: The metadata key 'a' is given a value but is also the object around 'a.b': rename one of them."),
        entry(
            "set: {$a: 1}",
            "10:14: '$a' begins with '$', which the platform keeps for itself: rename it."),
        entry(
            "set: {a: '{title}'}",
            "10:13: There is nothing called 'title'. The rule 'img' has 'site', 'n', 'key', 'filename', 'folder', 'bucket'."),
        entry(
            "set: {a: '{sight}'}",
            "10:13: There is nothing called 'sight'. The rule 'img' has 'site', 'n', 'key', 'filename', 'folder', 'bucket'."),
        entry(
            "set: {a: '{cam}'}",
            "10:13: '{cam}' may differ between the members of a group of rule 'grp', which has one value for all: use what the rule groups by, or name the other rules in 'rules'."),
        entry(
            "set: {a: '{n}'}",
            "10:13: '{n}' may differ between the members of a group of rule 'grp', which has one value for all: use what the rule groups by, or name the other rules in 'rules'."),
        entry("set: {a: 1}, on: {site: s}", "10:17: Unknown key 'on'. Known here: set, rules."),
        entry("set: {a: 1}, rules: [none]", "10:25: There is no rule 'none'."),
        job(
            "metadata:\n- {table: a/t.csv, on: {site: s}}\n- {table: b/t.parquet, on: {site: s}}",
            "11:3: A table before this one is called 't' too: give one of them another 'name', by which reports tell them apart."),
        job(
            "metadata:\n- {set: {a: 1}}\n- {set: {a: 2}}",
            "11:9: The metadata key 'a' is given twice: rename one of them."),
        job(
            "metadata:\n- {set: {a: 1}}\n- {table: t, on: {site: s}, columns: {a.b: x}}",
            "11:38: The metadata key 'a' is given a value but is also the object around 'a.b': rename one of them."),
        job(
            "metadata:\n- {table: t, on: {site: s}, rules: [img], media: {width: w}}\n- {table: u, on: {n: s}, rules: [img], media: {height: h, width: w}}",
            "11:66: 't' gives 'width' to the items of rule 'img' already: leave one away."),
        job(
            "metadataSchema: s.json",
            "9:1: There is no 'metadata' whose values could be checked: remove 'metadataSchema'."),
        job(
            "metadata: []\nmetadataSchema: ' '",
            "10:17: 'metadataSchema' is empty: it is the path of a metadata schema."),
        job(
            "strictClientOnly: 1",
            "9:19: 'strictClientOnly' must be true or false, but this is a number."),
        job(
            "strictClientOnly: true",
            "9:19: 'strictClientOnly' needs media metadata for every item, but for rule 'img' no entry of 'metadata' gives width, height in its 'media': all its items would be rejected.",
            "9:19: 'strictClientOnly' needs media metadata for every item, but for rule 'grp' a spec has no place for that of kind image_group: all its items would be rejected.",
            "9:19: 'strictClientOnly' needs media metadata for every item, but for rule 'seq' a spec has no place for that of kind image_sequence: all its items would be rejected."),
        job(
            "metadata:\n- {table: t, on: {site: s}, rules: [img], media: {width: w}}\nstrictClientOnly: true",
            "11:19: 'strictClientOnly' needs media metadata for every item, but for rule 'img' no entry of 'metadata' gives height in its 'media': all its items would be rejected.",
            "11:19: 'strictClientOnly' needs media metadata for every item, but for rule 'grp' a spec has no place for that of kind image_group: all its items would be rejected.",
            "11:19: 'strictClientOnly' needs media metadata for every item, but for rule 'seq' a spec has no place for that of kind image_sequence: all its items would be rejected."),
        join(
            ", options: {password: hush}",
            "10:53: 'password' is a secret, which no job file may hold: remove it. Give it in the settings of a Spark catalog (--conf spark.sql.catalog.…), and name the table in 'catalog'."),
        join(
            ", options: {fs.s3a.secret.key: hush, dbtable: t}",
            "10:62: 'fs.s3a.secret.key' is a secret, which no job file may hold: remove it. Give it in the settings of a Spark catalog (--conf spark.sql.catalog.…), and name the table in 'catalog'."),
        join(
            ", columns: [a, b], types: {c: text}",
            "10:61: 'types' has 'c', but that column is not taken: name it in 'columns', or remove its type."),
        entry(
            "table: t.csv, on: [site, 7]",
            "10:29: An entry of 'on' must be text, but this is a number: put it in quotes."),
        entry("table: t.csv, on: ['']", "10:22: '' needs the name of a column of the table."),
        entry(
            "table: t.csv, on: {'': s}",
            "10:27: There is nothing called ''. The rule 'img' has 'site', 'n', 'key', 'filename', 'folder', 'bucket'."),
        job(
            """
            metadata:
            - {table: t.csv, on: {site: s}, several: frist}
            - set: {frame: "{n}", x..y: 1}
              rules: [grp]
            strictClientOnly: true
            """,
            "10:42: 'several' is 'frist'; it must be one of fail, reject, first, list. Did you mean 'first'?",
            "11:16: '{n}' may differ between the members of a group of rule 'grp', which has one value for all: use what the rule groups by, or name the other rules in 'rules'."),
        entry(
            "set: {a: [1, .inf]}",
            "10:17: '.inf' is no number that JSON has: write it in decimal, or in quotes."));
  }

  @ParameterizedTest
  @MethodSource({"faults", "faultsOfCsv"})
  void tellsEveryFaultWithItsPlace(String job, List<String> messages) {
    JobFileException e =
        catchThrowableOfType(JobFileException.class, () -> JobFile.parse(job, "j"));
    assertThat(e).as("refusal of %s", job).isNotNull();
    assertThat(e.getMessage().lines().map(line -> line.substring(2))).isEqualTo(messages);
  }
}
