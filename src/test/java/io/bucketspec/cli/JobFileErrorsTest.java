package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a job file is told with its place, all of them at once. */
class JobFileErrorsTest {
  private static final String NO_INVENTORY =
      "A job file needs 'inventory': the folder of an inventory's snapshots, a manifest or a list.";
  private static final String NO_URLS =
      "A job file needs 'urls': how object URLs are written, such as"
          + " {style: virtual-hosted, region: eu-west-2}.";
  private static final String NO_OUTPUT =
      "A job file needs 'output': where specs go, such as {path: s3a://acme-specs}.";

  /** Three good lines; what a test adds begins in line 4. */
  private static final String GOOD = "inventory: a\nurls: {style: s3}\noutput: {path: x}\n";

  private static final String STYLES =
      "virtual-hosted, path, s3, mrap, gs, gcs-https, azure, obs, endpoint";
  private static final String KINDS =
      "video, image, image_group, image_sequence, dicom_series, audio, text, pdf, nifti, ignore";

  private static Arguments job(String text, String... messages) {
    return Arguments.of(text, List.of(messages));
  }

  private static Arguments inventory(String inventory, String... messages) {
    return job("urls: {style: s3}\noutput: {path: x}\ninventory: " + inventory, messages);
  }

  private static Arguments urls(String urls, String... messages) {
    return job("inventory: a\noutput: {path: x}\nurls: " + urls, messages);
  }

  private static Arguments output(String output, String... messages) {
    return job("inventory: a\nurls: {style: s3}\noutput: " + output, messages);
  }

  private static Arguments rule(String rule, String... messages) {
    return job(GOOD + "rules:\n- {" + rule + "}", messages);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        job("{}", "1:1: " + NO_INVENTORY, "1:1: " + NO_URLS, "1:1: " + NO_OUTPUT),
        job("- a", "1:1: A job file must be a mapping of keys and values, but this is a list."),
        job(
            "just words",
            "1:1: A job file must be a mapping of keys and values, but this is text."),
        job(
            "# a comment\ninventry: a\nurls: {style: s3}\noutput: {path: x}",
            "2:1: Unknown key 'inventry'. Did you mean 'inventory'? Known here: inventory, urls, rules, tags, metadata, metadataSchema, strictClientOnly, output, ledger, accept, findings.",
            "2:1: " + NO_INVENTORY),
        job(
            GOOD + "colour: red",
            "4:1: Unknown key 'colour'. Known here: inventory, urls, rules, tags, metadata, metadataSchema, strictClientOnly, output, ledger, accept, findings."),
        job(
            GOOD + "Rules: []",
            "4:1: Unknown key 'Rules'. Did you mean 'rules'? Known here: inventory, urls, rules, tags, metadata, metadataSchema, strictClientOnly, output, ledger, accept, findings."),
        job(
            GOOD + "? \"two\\nlines\"\n: x",
            "4:3: Unknown key 'two\\nlines'. Known here: inventory, urls, rules, tags, metadata, metadataSchema, strictClientOnly, output, ledger, accept, findings."),
        job(
            GOOD + "x".repeat(100) + ": 1",
            "4:1: Unknown key '"
                + "x".repeat(60)
                + "…'. Known here: inventory, urls, rules, tags, metadata, metadataSchema, strictClientOnly, output, ledger, accept, findings."),
        job(GOOD + "rules:", "4:7: 'rules' has no value: it must be a list of rules."),
        job(
            GOOD + "rules: {name: a}",
            "4:8: 'rules' must be a list of rules, but this is a mapping."),
        job(
            GOOD
                + "rules: [{name: a, match: \"{b}/*\", kind: imige, group: [b, c], title: \"{d}\"}]",
            "4:41: 'kind' is 'imige'; it must be one of " + KINDS + ". Did you mean 'image'?",
            "4:59: There is no capture 'c'. The match has 'b'.",
            "4:70: There is nothing called 'd'. The title has 'b', 'key', 'filename', 'folder',"
                + " 'bucket'."),
        job(
            GOOD + "rules: [a]",
            "4:9: A rule must be a mapping of keys and values, but this is text."));
  }

  static Stream<Arguments> inventories() {
    return Stream.of(
        inventory(
            "''",
            "3:12: An inventory needs a path: a folder of snapshots, a manifest, a list, or a table's name."),
        inventory(
            "7",
            "3:12: 'inventory' must be a path, or a mapping with 'path' or 'list', but this is a number."),
        inventory(
            "[a]",
            "3:12: 'inventory' must be a path, or a mapping with 'path' or 'list', but this is a list."),
        inventory(
            "{snapshot: latest}",
            "3:12: 'inventory' needs 'path': the folder of an inventory's snapshots, a manifest, a list, or a table; or 'list' with a prefix to be listed."),
        inventory(
            "{path: a, format: gsc}",
            "3:30: 'gsc' is no inventory format; known are auto, s3, gcs, azure, uris, s3-batch, s3api,"
                + " s5cmd, gcloud, az, rclone, sagemaker, sagemaker-augmented, s3-metadata, table,"
                + " parquet, orc, csv, json, avro, delta, iceberg, jdbc. Did you mean 'gcs'? Any other"
                + " source of Spark's needs 'columns'."),
        inventory(
            "{path: a, format: urls, colums: {key: k}}",
            "3:30: 'urls' is no inventory format; known are auto, s3, gcs, azure, uris, s3-batch, s3api,"
                + " s5cmd, gcloud, az, rclone, sagemaker, sagemaker-augmented, s3-metadata, table,"
                + " parquet, orc, csv, json, avro, delta, iceberg, jdbc. Did you mean 'uris'? Any other"
                + " source of Spark's needs 'columns'.",
            "3:36: Unknown key 'colums'. Did you mean 'columns'? Known here: path, list, format,"
                + " snapshot, keyEncoding, filesAt, report, bucket, columns, options."),
        inventory(
            "{format: table, columns: {key: k}}",
            "3:12: 'inventory' needs 'path': the folder of an inventory's snapshots, a manifest, a list, or a table; or 'list' with a prefix to be listed."),
        inventory(
            "{format: table, options: {a: b}}",
            "3:12: An inventory needs a path: a folder of snapshots, a manifest, a list, or a table's name."),
        inventory(
            "{path: a, columns: {key: k}}",
            "3:31: 'columns' is for tables: with it goes a format such as parquet, delta, jdbc or table."),
        inventory(
            "{path: a, format: uris, options: {header: true}}",
            "3:45: 'options' is for tables: with it goes a format such as parquet, delta, jdbc or table."),
        inventory(
            "{path: a, format: delta, columns: {size: s}}",
            "3:46: 'columns' must name the column of either key or uri."),
        inventory(
            "{path: a, format: delta, columns: {key: k, uri: u}}",
            "3:46: 'columns' must name the column of either key or uri."),
        inventory(
            "{path: a, format: delta, columns: {key: k, etga: e}}",
            "3:61: 'columns' knows no 'etga'. Did you mean 'etag'? Known here: bucket, key, uri,"
                + " isLatest, isDeleteMarker, size, storageClass, etag, contentType, lastModified."),
        inventory(
            "{format: jdbc, options: {url: 'jdbc:derby:x', password: hunter2}}",
            "3:68: 'password' is a secret, which no job file may hold: remove it. Give it in the"
                + " settings of a Spark catalog (--conf spark.sql.catalog.…), and read the table with"
                + " format: table."),
        inventory(
            "{list: ''}",
            "3:19: An inventory needs a path: a folder of snapshots, a manifest, a list, or a table's name."),
        inventory(
            "{list: a, path: b}",
            "3:22: 'path' does not go with 'list', which asks the store itself for its keys."),
        inventory(
            "{list: a, bucket: b, keyEncoding: url}",
            "3:33: 'keyEncoding' does not go with 'list', which asks the store itself for its keys."),
        inventory(
            "{path: a, format: delta, snapshot: '7'}",
            "3:47: A table has no snapshots by name; sources that keep old states take them as"
                + " 'options', such as versionAsOf (delta) or snapshot-id (iceberg)."),
        inventory(
            "{path: a, format: table, options: {versionAsOf: 7}}",
            "3:46: A table of a catalog takes no 'options': its catalog knows how it is read."),
        inventory(
            "{path: a, format: s3-metadata, columns: {key: k}}",
            "3:52: The columns of s3-metadata are known; of a table with others, say format: table."),
        inventory(
            "{path: a, snapshot: 20261122}",
            "3:32: 'snapshot' must be text, but this is a number: put it in quotes."),
        inventory(
            "{path: a, keyEncoding: Url}",
            "3:35: 'keyEncoding' is 'Url'; it must be one of auto, url, none. Did you mean 'url'?"),
        inventory(
            "{path: a, filesat: b}",
            "3:22: Unknown key 'filesat'. Did you mean 'filesAt'? Known here: path, list, format, snapshot, keyEncoding, filesAt, report, bucket, columns, options."));
  }

  static Stream<Arguments> urls() {
    return Stream.of(
        urls("s3", "3:7: 'urls' must be a mapping of keys and values, but this is text."),
        urls("{region: eu-west-2}", "3:7: 'urls' needs 'style'; it is one of " + STYLES + "."),
        urls(
            "{style: virtual_hosted, region: eu-west-2}",
            "3:15: 'style' is 'virtual_hosted'; it must be one of "
                + STYLES
                + ". Did you mean 'virtual-hosted'?"),
        urls("{style: path}", "3:7: Style 'path' needs the bucket's region, such as eu-west-2."),
        urls(
            "{style: path, region: Ireland}",
            "3:29: 'Ireland' is no region; one looks like eu-west-2."),
        urls(
            "{style: path, region: 1}",
            "3:29: 'region' must be text, but this is a number: put it in quotes."),
        urls("{style: mrap}", "3:7: Style 'mrap' needs the ARN of the multi-region access point."),
        urls(
            "{style: obs}",
            "3:7: Style 'obs' needs the bucket's region, such as eu-de, or the endpoint, such as"
                + " obs.eu-ch2.sc.otc.t-systems.com."),
        urls(
            "{style: obs, region: Germany}",
            "3:28: 'Germany' is no region of OBS; one looks like eu-de."),
        urls(
            "{style: obs, endpoint: obs.acme.com/a}",
            "3:30: 'obs.acme.com/a' has a path, which can't stand in URLs whose host has the bucket:"
                + " give the host alone, or take style 'endpoint'."),
        urls(
            "{style: endpoint}",
            "3:7: Style 'endpoint' needs the host that answers, such as"
                + " s3.eu-central-1.wasabisys.com."),
        urls(
            "{style: endpoint, endpoint: 'ftp://a'}",
            "3:35: 'ftp://a' is no endpoint; one looks like s3.acme.com, s3.acme.com:9000 or"
                + " https://s3.acme.com/storage."),
        urls(
            "{style: gs, endpoint: storage.googleapis.com}",
            "3:29: Style 'gs' has no endpoint, which is for obs, gcs-https and endpoint: leave it"
                + " away."),
        urls(
            "{style: gs, account: acme}",
            "3:28: Style 'gs' has no account, which is for azure: leave it away."),
        urls(
            "{style: azure, account: Acme}",
            "3:31: 'Acme' is no storage account: it is 3 to 24 lower-case letters and digits, or the"
                + " host of the blob service, such as acme.blob.core.windows.net."),
        urls(
            "{style: s3, buckets: [a]}",
            "3:28: 'buckets' must be a mapping of keys and values, but this is a list."),
        urls(
            "{style: s3, buckets: {a: {style: path}}}",
            "3:32: Style 'path' needs the bucket's region, such as eu-west-2."),
        urls(
            "{style: s3, buckets: {a: {style: path, region: Ireland}}}",
            "3:54: 'Ireland' is no region; one looks like eu-west-2."),
        urls(
            "{style: s3, buckets: {a: {style: gz}}}",
            "3:40: 'style' is 'gz'; it must be one of " + STYLES + ". Did you mean 'gs'?"),
        urls(
            "{style: s3, buckets: {a.b: {buckets: {}}}}",
            "3:35: Unknown key 'buckets'. Known here: style, region, arn, account, endpoint."),
        urls(
            "{style: s3, buckets: {a: gs}}",
            "3:32: 'a' must be a mapping of keys and values, but this is text."),
        urls(
            "{style: s3, buckets: {'': {style: gs}}}",
            "3:28: A bucket under 'buckets' has no name."));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("match: '**', kind: image", "5:3: A rule needs 'name', which reports call it by."),
        rule(
            "name: '', match: '**', kind: image",
            "5:10: A rule needs a name, which reports call it by."),
        rule("name: a, match: '**'", "5:3: A rule needs 'kind'; it is one of " + KINDS + "."),
        rule(
            "name: a, match: '**', kind: images",
            "5:32: 'kind' is 'images'; it must be one of " + KINDS + ". Did you mean 'image'?"),
        rule(
            "name: a, match: '**', kind: nifty",
            "5:32: 'kind' is 'nifty'; it must be one of " + KINDS + ". Did you mean 'nifti'?"),
        rule(
            "name: a, match: '**', kind: audio, group: folder",
            "5:46: Kind 'audio' takes every object by itself: leave 'group' away."),
        rule(
            "name: a, kind: image",
            "5:3: A rule needs 'match' (a template) or 'regex': which keys it takes."),
        rule(
            "name: a, kind: image, match: '**', regex: '.*'",
            "5:46: A rule has either 'match' or 'regex', not both."),
        rule(
            "name: a, match: '**', kind: image_group",
            "5:3: Kind 'image_group' needs 'group': a list of captures, 'folder' or 'sequence'; it says what belongs together."),
        rule(
            "name: a, match: '**', kind: image_group, group: site",
            "5:52: 'group' is a list of captures, such as [site, camera], or one of the words folder, sequence, series; 'site' is neither."),
        rule(
            "name: a, match: '**', kind: image_group, group: Folder",
            "5:52: 'group' is a list of captures, such as [site, camera], or one of the words folder, sequence, series; 'Folder' is neither. Did you mean 'folder'?"),
        rule(
            "name: a, match: '**', kind: image_group, group: sequense",
            "5:52: 'group' is a list of captures, such as [site, camera], or one of the words folder, sequence, series; 'sequense' is neither. Did you mean 'sequence'?"),
        rule(
            "name: a, match: '**', kind: image_group, group: []",
            "5:52: A group by captures needs at least one of them."),
        rule(
            "name: a, match: '**', kind: image_group, group: {a: b}",
            "5:52: 'group' must be a list of captures, or 'folder', 'sequence' or 'series', but this is a mapping."),
        rule(
            "name: a, match: '**', kind: image_group, group: [1]",
            "5:53: An entry of 'group' must be text, but this is a number: put it in quotes."),
        rule(
            "name: a, match: '**', kind: video, group: folder",
            "5:46: Kind 'video' takes every object by itself: leave 'group' away."),
        rule(
            "name: a, match: '{x}', kind: image, order: x",
            "5:47: 'order' is for the members of a group: leave it away."),
        rule(
            "name: a, match: '**', kind: image, anyFormat: yes",
            "5:50: 'anyFormat' must be true or false, but this is text."),
        rule(
            "name: a, match: '**', kind: image, anyformat: true",
            "5:39: Unknown key 'anyformat'. Did you mean 'anyFormat'? Known here: name, match, regex, kind, group, padding, minLength, short, pair, within, fallback, order, maxMembers, title, anyFormat."));
  }

  private static Arguments sequence(String fields, String... messages) {
    return rule(
        "name: a, match: '{x}/{n}.*', kind: image_sequence, group: sequence, " + fields, messages);
  }

  private static Arguments ofFolder(String fields, String... messages) {
    return rule(
        "name: a, match: '{x}/{n}.*', kind: image_group, group: folder, " + fields, messages);
  }

  private static Arguments series(String fields, String... messages) {
    return job(
        GOOD
            + "tags: t\nrules:\n- {name: a, match: '{x}/**', kind: dicom_series, group: series, "
            + fields
            + "}",
        messages);
  }

  static Stream<Arguments> groups() {
    return Stream.of(
        sequence(
            "padding: lose",
            "5:81: 'padding' is 'lose'; it must be one of loose, strict. Did you mean 'loose'?"),
        sequence("short: skip", "5:79: 'short' is 'skip'; it must be one of single, keep, reject."),
        sequence("minLength: 0", "5:83: 'minLength' is 0 but must be at least 1."),
        sequence("minLength: -1", "5:83: 'minLength' is -1 but must be at least 1."),
        sequence("minLength: two", "5:83: 'minLength' must be a whole number, but this is text."),
        sequence(
            "minLength: 9999999999", "5:83: 'minLength' is 9999999999, which is no usable number."),
        sequence(
            "pair: y, padding: no, short: 1",
            "5:78: There is no capture 'y'. The match has 'x', 'n'.",
            "5:90: 'padding' is 'no'; it must be one of loose, strict.",
            "5:101: 'short' must be text, but this is a number: put it in quotes."),
        sequence("within: [x]", "5:80: 'within' is for 'group: series': leave it away."),
        sequence("fallback: folder", "5:82: 'fallback' is for 'group: series': leave it away."),
        ofFolder(
            "padding: strict, minLength: 2, short: keep, pair: x",
            "5:76: 'padding' is for 'group: sequence': leave it away.",
            "5:95: 'minLength' is for 'group: sequence': leave it away.",
            "5:105: 'short' is for 'group: sequence': leave it away.",
            "5:117: 'pair' is for 'group: sequence': leave it away."),
        rule(
            "name: a, match: '{x}/**', kind: image, pair: x",
            "5:49: 'pair' is for 'group: sequence': leave it away."),
        series("minLength: 3", "6:76: 'minLength' is for 'group: sequence': leave it away."),
        rule(
            "name: a, match: '**', kind: dicom_series, group: sequence",
            "5:53: Kind 'dicom_series' has no sequences of numbered files: its 'group' is a list of captures, 'folder' or 'series'."),
        rule(
            "name: a, match: '**', kind: dicom_series",
            "5:3: Kind 'dicom_series' needs 'group': a list of captures, 'folder' or 'series'; it says what belongs together."),
        rule(
            "name: a, match: '**', kind: video, group: sequence",
            "5:46: Kind 'video' takes every object by itself: leave 'group' away."),
        job(
            GOOD + "tags: t\nrules: [{name: a, match: '**', kind: image_group, group: series}]",
            "5:58: 'group: series' goes by header tags, which only kind 'dicom_series' has; for kind 'image_group' it is a list of captures, 'folder' or 'sequence'."),
        series("within: [y]", "6:74: There is no capture 'y'. The match has 'x'."),
        series("within: [x, x]", "6:77: 'x' stands here twice."),
        series("within: x", "6:73: 'within' must be a list, but this is text."),
        series("fallback: [x, y]", "6:79: There is no capture 'y'. The match has 'x'."),
        series("fallback: []", "6:75: A group by captures needs at least one of them."),
        series(
            "fallback: foldr",
            "6:75: 'fallback' is a list of captures, such as [patient, study], or the word 'folder'; 'foldr' is neither. Did you mean 'folder'?"),
        series(
            "fallback: sequence",
            "6:75: 'fallback' is a list of captures, such as [patient, study], or the word 'folder'; 'sequence' is neither."),
        series(
            "fallback: {a: b}",
            "6:75: 'fallback' must be a list of captures, or 'folder', but this is a mapping."),
        series(
            "order: x",
            "6:72: 'group: series' orders slices by their header tags: leave 'order' away."),
        ofFolder("maxMembers: 0", "5:79: 'maxMembers' is 0 but must be at least 1."),
        ofFolder(
            "maxMembers: 1000001",
            "5:79: 'maxMembers' is 1000001 but the platform takes at most 1000000 URLs in a file."),
        ofFolder(
            "maxMembers: many", "5:79: 'maxMembers' must be a whole number, but this is text."),
        rule(
            "name: a, match: '**', kind: image, maxMembers: 1000000",
            "5:51: 'maxMembers' is for the members of a group: leave it away."));
  }

  static Stream<Arguments> orders() {
    String noFormat =
        "'as: timestamp' needs 'format': a pattern such as yyyyMMdd_HHmmss, or epochSeconds or epochMillis.";
    return Stream.of(
        ofFolder("order: y", "5:74: There is no capture 'y'. The match has 'x', 'n'."),
        ofFolder("order: [n, y]", "5:78: There is no capture 'y'. The match has 'x', 'n'."),
        ofFolder("order: [n, n]", "5:78: 'n' stands here twice."),
        ofFolder("order: []", "5:74: An order by captures needs at least one of them."),
        ofFolder(
            "order: [1]",
            "5:75: An entry of 'order' must be text, but this is a number: put it in quotes."),
        ofFolder(
            "order: 7",
            "5:74: 'order' must be 'natural', a capture, a list of captures, or a mapping with 'by', but this is a number."),
        ofFolder(
            "order: lastModified",
            "5:74: There is no capture 'lastModified'; for the time when the store got the object write {by: lastModified}."),
        ofFolder("order: {by: y}", "5:79: There is no capture 'y'. The match has 'x', 'n'."),
        ofFolder("order: {by: [n, y]}", "5:83: There is no capture 'y'. The match has 'x', 'n'."),
        ofFolder(
            "order: {by: 1}", "5:79: 'by' must be text, but this is a number: put it in quotes."),
        ofFolder(
            "order: {as: natural}",
            "5:74: 'order' needs 'by': a capture, a list of captures, or lastModified."),
        ofFolder(
            "order: {by: n, bye: x}",
            "5:82: Unknown key 'bye'. Did you mean 'by'? Known here: by, as, format."),
        ofFolder(
            "order: {by: n, as: time, format: HH}",
            "5:86: 'as' is 'time'; it must be one of natural, timestamp."),
        ofFolder("order: {by: n, as: timestamp}", "5:74: " + noFormat),
        ofFolder(
            "order: {by: n, format: HHmmss}",
            "5:90: 'format' says how timestamps are written: it needs 'as: timestamp'."),
        ofFolder(
            "order: {by: y, as: timestamp, format: MMdd}",
            "5:105: 'MMdd' gives neither a date (year, month and day) nor a time of day; write a pattern such as yyyyMMdd_HHmmss, or epochSeconds or epochMillis."),
        ofFolder(
            "order: {by: n, as: timestamp, format: yyyyMMdb}",
            "5:105: 'yyyyMMdb' is no pattern of Java's DateTimeFormatter: Unknown pattern letter: b."),
        ofFolder(
            "order: {by: n, as: timestamp, format: 2026}",
            "5:105: 'format' must be text, but this is a number: put it in quotes."),
        ofFolder(
            "order: {by: y, as: timestamp, format: HHmm}",
            "5:79: There is no capture 'y'. The match has 'x', 'n'."),
        ofFolder(
            "order: {by: [x, n], as: timestamp, format: HHmm}",
            "5:91: A timestamp is the text of one capture: name only one in 'by'."),
        ofFolder(
            "order: {by: lastModified, as: timestamp, format: HHmm}",
            "5:97: 'lastModified' is a time as it is, no capture: leave 'as' away.",
            "5:116: 'lastModified' is a time as it is, no capture: leave 'format' away."),
        rule(
            "name: a, match: '{x}', kind: image, order: {by: lastModified}",
            "5:47: 'order' is for the members of a group: leave it away."));
  }

  private static Arguments tags(String tags, String... messages) {
    return job(
        GOOD + "rules: [{name: a, match: '**', kind: dicom_series, group: series}]\ntags: " + tags,
        messages);
  }

  static Stream<Arguments> tags() {
    return Stream.of(
        job(
            GOOD + "rules: [{name: a, match: '**', kind: dicom_series, group: series}]",
            "4:59: 'group: series' needs the job's 'tags': the path of a table with the objects' header tags."),
        job(
            GOOD + "rules: [{name: a, match: '**', kind: image}]\ntags: t",
            "5:1: No rule groups by series, so 'tags' would not be read: remove it, or use 'group: series' in a rule."),
        // The rule that can't be read may group by series: no word about tags.
        job(
            GOOD + "rules: [{name: a, match: '**', kind: dicom_series, group: serie}]\ntags: t",
            "4:59: 'group' is a list of captures, such as [site, camera], or one of the words folder, sequence, series; 'serie' is neither. Did you mean 'series'?"),
        tags("' '", "5:7: 'tags' needs 'table': the path of the header tags' table."),
        tags("[t]", "5:7: 'tags' must be a path, or a mapping with 'table', but this is a list."),
        tags("{}", "5:7: 'tags' needs 'table': the path of the header tags' table."),
        tags("{table: ''}", "5:15: 'tags' needs 'table': the path of the header tags' table."),
        tags(
            "{table: t, format: avro, key: ' '}",
            "5:26: 'format' is 'avro'; it must be one of auto, parquet, csv, json, orc, delta.",
            "5:37: 'key' needs the name of a column of the table."),
        tags(
            "{table: t, keys: k}",
            "5:18: Unknown key 'keys'. Did you mean 'key'? Known here: table, format, key, columns."),
        tags(
            "{table: t, columns: [a]}",
            "5:27: 'columns' must be a mapping of keys and values, but this is a list."),
        tags(
            "{table: t, columns: {SeriesInstanceUid: s, Rows: '', Modality: 1}}",
            "5:28: Unknown key 'SeriesInstanceUid'. Did you mean 'SeriesInstanceUID'? Known here: "
                + String.join(", ", JobKeys.COLUMNS)
                + ".",
            "5:56: 'Rows' needs the name of a column of the table.",
            "5:70: 'Modality' must be text, but this is a number: put it in quotes."));
  }

  /** What the rules' own room says arrives at its place; its sentences are tested there. */
  static Stream<Arguments> rulesTogether() {
    return Stream.of(
        rule(
            "name: a, match: '{site}/**', kind: image_group, group: [site, camra]",
            "5:66: There is no capture 'camra'. The match has 'site'."),
        job(
            GOOD
                + "rules:\n- {name: a, match: 'a/**', kind: image}\n- {name: a, match: 'b/**', kind: image}",
            "6:10: Rule 1 is called 'a' too; reports tell rules apart by their names."),
        // Rule 2 can't be read; rule 3 still is the third.
        job(
            GOOD
                + "rules:\n- {name: a, match: 'a/**', kind: image}\n- 5\n- {name: c, match: 'c/**', kind: image}\n- {name: c, match: 'd/**', kind: image}",
            "6:3: A rule must be a mapping of keys and values, but this is a number.",
            "8:10: Rule 3 is called 'c' too; reports tell rules apart by their names."),
        job(
            "inventory: a\nurls: {style: s3}\nrules: [{name: a, match: '{site}/*', kind: image}]\noutput: {path: x, partitionBy: [site, camera]}",
            "4:39: No rule has a capture 'camera'. The rules have 'site'."),
        // The rule that can't be read may have had the capture: no word about partitionBy.
        job(
            "inventory: a\nurls: {style: s3}\nrules: [{name: a, match: '{site}/*', kind: imgae}]\noutput: {path: x, partitionBy: [site]}",
            "3:44: 'kind' is 'imgae'; it must be one of " + KINDS + ". Did you mean 'image'?"));
  }

  private static Arguments csv(String rules, String... messages) {
    return job(
        "inventory: a\nurls: {style: s3}\noutput: {path: x, format: csv}\nrules:\n" + rules,
        messages);
  }

  /** CSV has no place for kinds that came after it. */
  static Stream<Arguments> kindsInCsv() {
    String noPlace =
        "A CSV spec has no place for kind '%s': use format json, or leave the rule away.";
    return Stream.of(
        csv(
            """
            - {name: a, match: 'a/**', kind: audio}
            - {name: b, match: 'b/**', kind: image}
            - {name: c, match: 'c/**', kind: text}
            - {name: d, match: 'd/**', kind: pdf}
            - {name: e, match: 'e/**', kind: nifti}
            """,
            "5:34: " + noPlace.formatted("audio"),
            "7:34: " + noPlace.formatted("text"),
            "8:34: " + noPlace.formatted("pdf"),
            "9:34: " + noPlace.formatted("nifti")),
        // With other faults of the rule, of other rules and of the output.
        csv(
            """
            - {name: a, match: '{x}/**', kind: pdf, group: folder, title: '{y}'}
            - {name: b, kind: nifti}
            - 7
            - {name: d, match: '**', kind: [text]}
            """,
            "5:36: " + noPlace.formatted("pdf"),
            "5:48: Kind 'pdf' takes every object by itself: leave 'group' away.",
            "5:63: There is nothing called 'y'. The title has 'x', 'key', 'filename', 'folder',"
                + " 'bucket'.",
            "6:3: A rule needs 'match' (a template) or 'regex': which keys it takes.",
            "6:19: " + noPlace.formatted("nifti"),
            "7:3: A rule must be a mapping of keys and values, but this is a number.",
            "8:32: 'kind' must be text, but this is a list."),
        job(
            "inventory: a\nurls: {style: s3}\noutput: {format: csv}\nrules: [{name: a, match: '**', kind: audio}]",
            "3:9: 'output' needs 'path': the folder to write runs into.",
            "4:38: " + noPlace.formatted("audio")),
        // A format that can't be read may be JSON: no word about the kind.
        job(
            "inventory: a\nurls: {style: s3}\noutput: {path: x, format: cvs}\nrules: [{name: a, match: '**', kind: audio}]",
            "3:27: 'format' is 'cvs'; it must be one of json, csv. Did you mean 'csv'?"));
  }

  static Stream<Arguments> outputs() {
    return Stream.of(
        output("x", "3:9: 'output' must be a mapping of keys and values, but this is text."),
        output("{}", "3:9: 'output' needs 'path': the folder to write runs into."),
        output("{path: ' '}", "3:16: The output needs a path: the folder to write runs into."),
        output(
            "{path: x, format: JSON}",
            "3:27: 'format' is 'JSON'; it must be one of json, csv. Did you mean 'json'?"),
        output(
            "{path: x, combine: on}", "3:28: 'combine' must be true or false, but this is text."),
        output(
            "{path: x, partitionBy: site}",
            "3:32: 'partitionBy' must be a list, but this is text."),
        job(
            "inventory: a\nurls: {style: s3}\nrules: [{name: a, match: '{b}/*', kind: image}]\noutput: {path: x, partitionBy: [b, b]}",
            "4:36: 'b' stands here twice."),
        output(
            "{path: x, format: csv, skipDuplicateUrls: true}",
            "3:51: A CSV spec can't carry 'skipDuplicateUrls': remove it or use format json."),
        output(
            "{path: x, format: csv, upsertMetadata: true}",
            "3:48: A CSV spec can't carry 'upsertMetadata': use format json."),
        output(
            "{path: x, skipDuplicateUrls: false, upsertMetadata: true}",
            "3:61: 'upsertMetadata' acts only together with 'skipDuplicateUrls: true': set both."),
        output(
            "{path: x, pdfKey: PDF}",
            "3:27: 'pdfKey' is 'PDF'; it must be one of pdf, pdfs. Did you mean 'pdf'?"),
        output(
            "{path: x, format: csv, pdfKey: pdf}",
            "3:40: A CSV spec has no place for PDFs: remove 'pdfKey' or use format json."),
        output(
            "{path: x, format: csv, pdfKey: pdfs, upsertMetadata: true}",
            "3:40: A CSV spec has no place for PDFs: remove 'pdfKey' or use format json.",
            "3:62: A CSV spec can't carry 'upsertMetadata': use format json."),
        output(
            "{path: x, limits: 5}",
            "3:27: 'limits' must be a mapping of keys and values, but this is a number."),
        output(
            "{path: x, limits: {items: 0, urls: 1000001, fileBytes: 0, mediaBytes: 1.5B}}",
            "3:35: 'items' is 0 but must be at least 1.",
            "3:44: 'urls' is 1000001 but the platform takes at most 1000000 in a file.",
            "3:64: 'fileBytes' is 0 but must be at least 1.",
            "3:79: 'mediaBytes' is '1.5B' but must be a size in whole bytes, such as 100000000, 100MB, 1.5GB or 512KiB."),
        output(
            "{path: x, limits: {items: 99999999999}}",
            "3:35: 'items' is 99999999999, which is no usable number."),
        output(
            "{path: x, limits: {items: 1_000}}",
            "3:35: 'items' is '1_000' but must be a whole number, digits only."),
        output(
            "{path: x, limits: {items: 0x10}}",
            "3:35: 'items' is '0x10' but must be a whole number, digits only."),
        output(
            "{path: x, limits: {urls: 010}}",
            "3:34: 'urls' is '010' but must be a whole number, digits only."),
        output(
            "{path: x, limits: {items: ten}}",
            "3:35: 'items' must be a whole number, but this is text."),
        output(
            "{path: x, limits: {fileBytes: 100 mb}}",
            "3:39: 'fileBytes' is '100 mb' but must be a size in whole bytes, such as 100000000, 100MB, 1.5GB or 512KiB."),
        output(
            "{path: x, limits: {fileBytes: 99999999999TB}}",
            "3:39: 'fileBytes' is '99999999999TB' but must be a size in whole bytes, such as 100000000, 100MB, 1.5GB or 512KiB."),
        output(
            "{path: x, limits: {fileBytes: true}}",
            "3:39: 'fileBytes' must be a size such as 100MB, but this is true or false."));
  }

  static Stream<Arguments> findings() {
    return Stream.of(
        job(
            GOOD + "findings: {long-titel: fail}",
            "4:12: Unknown key 'long-titel'. Did you mean 'long-title'? Known here: "
                + String.join(", ", JobKeys.FINDINGS)
                + "."),
        job(
            GOOD + "findings: {long-title: error}",
            "4:24: 'long-title' is 'error'; it must be one of warn, split, reject, fail."),
        job(
            GOOD + "findings: {no-sizes: reject}",
            "4:22: 'no-sizes' is a finding on the whole run, which has no item to reject: use warn or fail."),
        job(
            GOOD + "findings: {long-title: split}",
            "4:24: An item with 'long-title' can't be split so that its parts don't have it: use warn, reject or fail."),
        job(
            GOOD + "findings: {no-sizes: split}",
            "4:22: 'no-sizes' is a finding on the whole run, which has no item to split: use warn or fail."),
        job(
            GOOD + "findings: {tags-without-object: reject}",
            "4:33: 'tags-without-object' is a finding on the whole run, which has no item to reject: use warn or fail."),
        job(
            GOOD + "findings: {missing-frames: splitt}",
            "4:28: 'missing-frames' is 'splitt'; it must be one of warn, split, reject, fail. Did you mean 'split'?"),
        job(
            GOOD + "findings: [long-title]",
            "4:11: 'findings' must be a mapping of keys and values, but this is a list."));
  }

  static Stream<Arguments> all() {
    return Stream.of(
            keys(),
            inventories(),
            urls(),
            rules(),
            groups(),
            orders(),
            tags(),
            rulesTogether(),
            kindsInCsv(),
            outputs(),
            findings())
        .flatMap(table -> table);
  }

  @ParameterizedTest
  @MethodSource("all")
  void tellsEveryFaultWithItsPlace(String job, List<String> messages) {
    JobFileException e = refused(job);
    assertThat(e.getMessage().lines())
        .containsExactlyElementsOf(messages.stream().map(m -> "jobs/x.yaml:" + m).toList());
    assertThat(e.problems())
        .extracting(p -> p.line() + ":" + p.column() + ": " + p.sentence())
        .containsExactlyElementsOf(messages);
  }

  @Test
  void faultsOfAllPartsComeTogetherInTheFilesOrder() {
    JobFileException e =
        refused(
            """
            inventory: {path: a, format: csvv}
            urls:
              style: path
            rules:
              - name: frames
                match: "{site}/**"
                kind: image_sequence
                order: frame
              - kind: movie
            output:
              partitionBy: site
              limits: {items: 0}
            findings:
              no-sizes: reject
            extra: 1
            """);
    assertThat(e.problems())
        .extracting(p -> p.line() + ":" + p.column())
        .containsExactly(
            "1:30", "3:3", "5:5", "9:5", "9:5", "9:11", "11:3", "11:16", "12:19", "14:13", "15:1");
  }

  private static JobFileException refused(String job) {
    JobFileException e =
        catchThrowableOfType(JobFileException.class, () -> JobFile.parse(job, "jobs/x.yaml"));
    assertThat(e).as("refused").isNotNull();
    return e;
  }
}
