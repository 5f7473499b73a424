package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.metadata.JoinWay;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.ValueType;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.ledger.LedgerOptions.Changed;
import io.bucketspec.run.ledger.LedgerOptions.Late;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.PdfKey;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.url.UrlStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors read says what the loader says. */
class JobSchemaTest {
  private static final String BASE = "inventory: a\nurls: {style: s3}\n";
  private static final String OUTPUT = BASE + "output: {path: x}\n";
  private static final String CSV = BASE + "output: {path: x, format: csv}\n";

  private static final String FOLDER =
      OUTPUT + "rules: [{name: a, match: '{n}/*', kind: image_group, group: folder, ";
  private static final String SEQUENCE =
      OUTPUT + "rules: [{name: a, match: '{n}/*', kind: image_group, group: sequence, ";
  private static final String SERIES =
      OUTPUT + "tags: t\nrules: [{name: a, match: '{n}/*', kind: dicom_series, group: series, ";
  private static final String JOIN =
      OUTPUT + "rules: [{name: r, match: '**', kind: image}]\nmetadata: [{table: t, on: ";
  private static final String OF_TAGS =
      OUTPUT + "rules: [{name: a, match: '**', kind: dicom_series, group: series}]\n";

  static Stream<Map.Entry<String, List<String>>> levels() {
    return Stream.of(
        Map.entry("", JobKeys.JOB),
        Map.entry("/$defs/inventory", JobKeys.INVENTORY),
        Map.entry("/$defs/objectColumns", InventoryColumn.words()),
        Map.entry("/$defs/urls", JobKeys.URLS),
        Map.entry("/$defs/urlsOfBucket", JobKeys.URLS_OF_BUCKET),
        Map.entry("/$defs/rule", JobKeys.RULE),
        Map.entry("/$defs/order", JobKeys.ORDER),
        Map.entry("/$defs/tags", JobKeys.TAGS),
        Map.entry("/$defs/columns", JobKeys.COLUMNS),
        Map.entry("/$defs/join", JobKeys.JOIN),
        Map.entry("/$defs/on", JobKeys.ON),
        Map.entry("/$defs/set", JobKeys.SET),
        Map.entry("/$defs/sidecars", JobKeys.SIDECARS),
        Map.entry("/$defs/output", JobKeys.OUTPUT),
        Map.entry("/$defs/limits", JobKeys.LIMITS),
        Map.entry("/$defs/ledger", JobKeys.LEDGER),
        Map.entry("/$defs/accept", JobKeys.ACCEPT),
        Map.entry("/$defs/findings", JobKeys.FINDINGS));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void knowsTheKeysThatTheLoaderKnows(Map.Entry<String, List<String>> level) {
    JsonNode node = JobSchema.tree().at(level.getKey());
    List<String> names = new ArrayList<>();
    node.get("properties").fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(level.getValue());
    assertThat(node.get("additionalProperties").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("levels")
  void describesEveryKey(Map.Entry<String, List<String>> level) {
    JsonNode properties = JobSchema.tree().at(level.getKey()).get("properties");
    for (JsonNode property : properties) {
      String reference = property.path("$ref").asText("#");
      JsonNode meant = JobSchema.tree().at(reference.substring(1));
      assertThat(property.has("description") || meant.has("description"))
          .as(property.toString())
          .isTrue();
    }
  }

  @Test
  void offersTheWordsThatTheLoaderTakes() {
    List<String> kinds = new ArrayList<>(Arrays.stream(Kind.values()).map(Kind::label).toList());
    kinds.add("ignore");
    assertThat(words("/$defs/rule/properties/kind")).isEqualTo(kinds);
    assertThat(words("/$defs/urls/properties/style"))
        .isEqualTo(Arrays.stream(UrlStyle.values()).map(UrlStyle::label).toList());
    assertThat(words("/$defs/inventory/allOf/0/if/properties/format/not"))
        .isEqualTo(InventoryOptions.words());
    assertThat(words("/$defs/inventory/allOf/1/if/not/properties/format/not"))
        .isEqualTo(
            InventoryOptions.words().stream()
                .filter(word -> !word.equals("s3-metadata"))
                .takeWhile(word -> !word.equals("table"))
                .toList());
    assertThat(words("/$defs/several")).isEqualTo(Several.labels());
    assertThat(words("/$defs/join/properties/way")).isEqualTo(JoinWay.labels());
    assertThat(words("/$defs/join/properties/types/additionalProperties"))
        .isEqualTo(ValueType.labels());
    assertThat(words("/$defs/rule/properties/padding"))
        .isEqualTo(Arrays.stream(GroupBy.Padding.values()).map(GroupBy.Padding::label).toList());
    assertThat(words("/$defs/rule/properties/short"))
        .isEqualTo(Arrays.stream(GroupBy.Shorter.values()).map(GroupBy.Shorter::label).toList());
    assertThat(words("/$defs/output/properties/format"))
        .isEqualTo(Arrays.stream(SpecFormat.values()).map(SpecFormat::label).toList());
    assertThat(words("/$defs/output/properties/pdfKey"))
        .isEqualTo(Arrays.stream(PdfKey.values()).map(PdfKey::label).toList());
    assertThat(words("/$defs/ledger/properties/late"))
        .isEqualTo(Arrays.stream(Late.values()).map(Late::label).toList());
    assertThat(words("/$defs/ledger/properties/changed"))
        .isEqualTo(Arrays.stream(Changed.values()).map(Changed::label).toList());
    assertThat(words("/allOf/0/then/properties/rules/items/properties/kind/not"))
        .isEqualTo(
            Arrays.stream(Kind.values())
                .filter(kind -> !SpecFormat.CSV.holds(kind))
                .map(Kind::label)
                .toList());
    assertThat(words("/$defs/tags/properties/format")).isEqualTo(TagOptions.FORMATS);
    assertThat(JobSchema.tree().at("/$defs/tags/properties/key/description").asText())
        .contains(String.join(", ", TagOptions.KEY_COLUMNS));
  }

  @Test
  void offersThePoliciesThatAFindingCanHave() {
    assertThat(words("/$defs/policyOfParts"))
        .isEqualTo(Arrays.stream(Policy.values()).map(Policy::label).toList());
    assertThat(words("/$defs/policyOfItem")).containsExactly("warn", "reject", "fail");
    assertThat(words("/$defs/policyOfRun")).containsExactly("warn", "fail");
    for (FindingCode code : FindingCode.values()) {
      JsonNode property = JobSchema.tree().at("/$defs/findings/properties/" + code.code());
      String ofItem = code.splits() ? "#/$defs/policyOfParts" : "#/$defs/policyOfItem";
      assertThat(property.path("$ref").asText())
          .isEqualTo(code.ofItem() ? ofItem : "#/$defs/policyOfRun");
      assertThat(property.path("default").asText(Policy.WARN.label()))
          .isEqualTo(code.defaultPolicy().label());
      assertThat(property.path("description").asText().contains("split:"))
          .as(code.code())
          .isEqualTo(code.splits());
    }
  }

  @Test
  void statesTheLimitsThatHold() {
    JsonNode limits = JobSchema.tree().at("/$defs/limits/properties");
    assertThat(limits.at("/items/maximum").asInt()).isEqualTo(Limits.MAX_ITEMS);
    assertThat(limits.at("/items/default").asInt()).isEqualTo(Limits.DEFAULT.items());
    assertThat(limits.at("/urls/maximum").asInt()).isEqualTo(Limits.MAX_URLS);
    JsonNode rule = JobSchema.tree().at("/$defs/rule/properties");
    assertThat(rule.at("/maxMembers/maximum").asInt()).isEqualTo(RuleOptions.MAX_MEMBERS);
    assertThat(rule.at("/maxMembers/default").asInt()).isEqualTo(RuleOptions.MAX_MEMBERS);
    assertThat(rule.at("/minLength/default").asInt())
        .isEqualTo(GroupBy.Sequence.DEFAULT.minLength());
    assertThat(limits.at("/urls/default").asInt()).isEqualTo(Limits.DEFAULT.urls());
    assertThat(ByteSize.parse(limits.at("/fileBytes/default").asText()))
        .hasValue(Limits.DEFAULT.fileBytes());
    assertThat(ByteSize.parse(limits.at("/mediaBytes/default").asText()))
        .hasValue(Limits.DEFAULT.mediaBytes());
  }

  static Stream<String> wrongJobs() {
    return Stream.of(
        "urls: {style: s3}\noutput: {path: x}\n",
        "inventory: a\noutput: {path: x}\n",
        BASE,
        "- a\n",
        OUTPUT + "ruels: []\n",
        OUTPUT + "rules:\n",
        OUTPUT + "rules: {}\n",
        OUTPUT + "rules: [a]\n",
        "inventory: 5\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: ''\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {format: s3}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: gsc}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, columns: {key: k}}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: s3, options: {a: b}}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: orc, columns: {size: k}}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: orc, columns: {key: k, uri: u}}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: orc, columns: {key: k, sise: u}}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {list: a, snapshot: b}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: orc, snapshot: b}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: table, options: {a: b}}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, format: s3-metadata, columns: {key: k}}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {list: a, path: b}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {format: table}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, snapshot: ' '}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: {path: a, keyEncoding: URL}\nurls: {style: s3}\noutput: {path: x}\n",
        "inventory: a\nurls: s3\noutput: {path: x}\n",
        "inventory: a\nurls: {}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: gz}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: obs}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: endpoint}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: endpoint, endpoint: 'ftp://a'}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: gs, endpoint: a}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: s3, account: acme}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: azure, account: Acme}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: s3, buckets: {b: gs}}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: s3, buckets: {b: {style: gz}}}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: s3, buckets: {b: {style: gs, account: acme}}}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: s3, buckets: {b: {buckets: {}}}}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: path}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: path, region: Ireland}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: mrap}\noutput: {path: x}\n",
        "inventory: a\nurls: {style: mrap, arn: 'arn:aws:s3:::b'}\noutput: {path: x}\n",
        OUTPUT + "rules: [{match: '**', kind: image}]\n",
        OUTPUT + "rules: [{name: ' ', match: '**', kind: image}]\n",
        OUTPUT + "rules: [{name: 7, match: '**', kind: image}]\n",
        OUTPUT + "rules: [{name: a, match: '**'}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: audios}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: audio, group: folder}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: pdf, maxMembers: 7}]\n",
        CSV + "rules: [{name: a, match: '**', kind: audio}]\n",
        CSV + "rules: [{name: a, match: '**', kind: text}]\n",
        CSV + "rules: [{name: b, match: 'b', kind: image}, {name: a, match: '**', kind: pdf}]\n",
        CSV + "rules: [{name: a, match: '**', kind: nifti}]\n",
        OUTPUT + "rules: [{name: a, kind: image}]\n",
        OUTPUT + "rules: [{name: a, kind: image, match: '**', regex: '.*'}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: image, group: folder}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: ignore, group: folder}]\n",
        OUTPUT + "rules: [{name: a, match: '**/{x}', kind: image, order: x}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: image_group}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: image_group, group: []}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: image_group, group: sequences}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: dicom_series, group: sequence}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: dicom_series, group: series}]\n",
        OUTPUT + "tags: t\n",
        OUTPUT + "tags: t\nrules: [{name: a, match: '**', kind: image}]\n",
        OUTPUT + "tags: t\nrules: [{name: a, match: '**', kind: image_group, group: series}]\n",
        SEQUENCE + "padding: none}]\n",
        SEQUENCE + "minLength: 0}]\n",
        SEQUENCE + "minLength: 1.5}]\n",
        SEQUENCE + "short: skip}]\n",
        SEQUENCE + "pair: [n]}]\n",
        SEQUENCE + "within: [n]}]\n",
        SEQUENCE + "fallback: folder}]\n",
        SERIES + "padding: loose}]\n",
        SERIES + "within: n}]\n",
        SERIES + "within: [n, n]}]\n",
        SERIES + "fallback: []}]\n",
        SERIES + "fallback: sequence}]\n",
        SERIES + "order: n}]\n",
        FOLDER + "minLength: 3}]\n",
        FOLDER + "pair: n}]\n",
        FOLDER + "maxMembers: 0}]\n",
        FOLDER + "maxMembers: 1000001}]\n",
        FOLDER + "order: 1}]\n",
        FOLDER + "order: []}]\n",
        FOLDER + "order: [n, n]}]\n",
        FOLDER + "order: {as: natural}}]\n",
        FOLDER + "order: {by: n, as: date}}]\n",
        FOLDER + "order: {by: n, as: timestamp}}]\n",
        FOLDER + "order: {by: n, format: HHmm}}]\n",
        FOLDER + "order: {by: [n], as: timestamp, format: HHmm}}]\n",
        FOLDER + "order: {by: n, key: n}}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: image, maxMembers: 7}]\n",
        OUTPUT + "rules: [{name: a, match: '**/{n}', kind: image, pair: n}]\n",
        OF_TAGS + "tags: []\n",
        OF_TAGS + "tags: {format: csv}\n",
        OF_TAGS + "tags: {table: ' '}\n",
        OF_TAGS + "tags: {table: t, format: avro}\n",
        OF_TAGS + "tags: {table: t, key: ''}\n",
        OF_TAGS + "tags: {table: t, columns: {SeriesUID: s}}\n",
        OF_TAGS + "tags: {table: t, columns: {Rows: 1}}\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: image, anyFormat: 1}]\n",
        BASE + "output: x\n",
        BASE + "output: {format: json}\n",
        BASE + "output: {path: x, format: xml}\n",
        BASE + "output: {path: x, partitionBy: site}\n",
        BASE + "output: {path: x, combine: 1}\n",
        BASE + "output: {path: x, limits: {items: 0}}\n",
        BASE + "output: {path: x, limits: {items: 500001}}\n",
        BASE + "output: {path: x, limits: {urls: 1000001}}\n",
        BASE + "output: {path: x, limits: {items: ten}}\n",
        BASE + "output: {path: x, limits: {items: 1.5}}\n",
        BASE + "output: {path: x, limits: {fileBytes: 100mb}}\n",
        BASE + "output: {path: x, limits: {mediaBytes: 0}}\n",
        BASE + "output: {path: x, limits: {mediaBytes: -1}}\n",
        BASE + "output: {path: x, limits: {bytes: 1}}\n",
        BASE + "output: {path: x, format: csv, skipDuplicateUrls: true}\n",
        BASE + "output: {path: x, format: csv, upsertMetadata: true}\n",
        BASE + "output: {path: x, skipDuplicateUrls: false, upsertMetadata: true}\n",
        BASE + "output: {path: x, pdfKey: PDF}\n",
        BASE + "output: {path: x, format: csv, pdfKey: pdf}\n",
        BASE + "output: {path: x, format: csv, pdfKey: pdfs}\n",
        OUTPUT + "metadata: {table: t}\n",
        OUTPUT + "metadata: [t]\n",
        OUTPUT + "metadata: [{}]\n",
        OUTPUT + "metadataSchema: s.json\n",
        OUTPUT + "metadata: []\nmetadataSchema: ''\n",
        OUTPUT + "metadata: []\nstrictClientOnly: 1\n",
        CSV + "metadata: [{set: {a: 1}}]\n",
        CSV + "strictClientOnly: true\n",
        JOIN + "{}}]\n",
        JOIN + "[]}]\n",
        JOIN + "key}]\n",
        JOIN + "{key: 1}}]\n",
        JOIN + "{key: ''}}]\n",
        JOIN + "{key: {case: false}}}]\n",
        JOIN + "{key: {column: k, upper: true}}}]\n",
        JOIN + "{key: {column: k, trim: 1}}}]\n",
        JOIN + "[key], sql: select}]\n",
        JOIN + "[key], name: ' '}]\n",
        JOIN + "[key], columns: a}]\n",
        JOIN + "[key], columns: {a: [b]}}]\n",
        JOIN + "[key], types: {a: int}}]\n",
        JOIN + "[key], under: ''}]\n",
        JOIN + "[key], several: all}]\n",
        JOIN + "[key], differing: 1}]\n",
        JOIN + "[key], required: maybe}]\n",
        JOIN + "[key], way: routed}]\n",
        JOIN + "[key], rules: r}]\n",
        JOIN + "[key], options: [a]}]\n",
        JOIN + "[key], media: {width: w}, several: list}]\n",
        OUTPUT + "metadata: [{on: [key]}]\n",
        OUTPUT + "metadata: [{catalog: c, format: csv, on: [key]}]\n",
        OUTPUT + "metadata: [{sql: select 1, options: {a: b}, on: [key]}]\n",
        OUTPUT + "metadata: [{set: {}}]\n",
        OUTPUT + "metadata: [{set: {a: null}}]\n",
        OUTPUT + "metadata: [{set: {a: {}}}]\n",
        OUTPUT + "metadata: [{set: {a: [[1]]}}]\n",
        OUTPUT + "metadata: [{set: {a: 1}, on: [key]}]\n",
        OUTPUT + "metadata: [{sidecars: ''}]\n",
        OUTPUT + "metadata: [{sidecars: a/b}]\n",
        OUTPUT + "metadata: [{sidecars: .json, several: first}]\n",
        OUTPUT + "ledger: on\n",
        OUTPUT + "ledger: true\n",
        OUTPUT + "ledger:\n",
        OUTPUT + "ledger: {path: ''}\n",
        OUTPUT + "ledger: {settle: 6}\n",
        OUTPUT + "ledger: {settle: 6 h}\n",
        OUTPUT + "ledger: {settle: -6h}\n",
        OUTPUT + "ledger: {late: drop}\n",
        OUTPUT + "ledger: {changed: hold}\n",
        OUTPUT + "ledger: {gone: reissue}\n",
        OUTPUT + "ledger: {markTitles: 1}\n",
        OUTPUT + "ledger: {settled: 6h}\n",
        OUTPUT + "accept: {sidecars: 1}\n",
        OUTPUT + "findings: {long-titel: warn}\n",
        OUTPUT + "findings: {long-title: error}\n",
        OUTPUT + "findings: {no-sizes: reject}\n",
        OUTPUT + "findings: {no-sizes: split}\n",
        OUTPUT + "findings: {long-title: split}\n");
  }

  @ParameterizedTest
  @MethodSource("wrongJobs")
  void refusesWhatTheLoaderRefuses(String job) throws Exception {
    assertThatThrownBy(() -> JobFile.parse(job, "job.yaml")).isInstanceOf(JobFileException.class);
    assertThat(JobSchema.faults(job)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OUTPUT,
        OUTPUT + "rules: []\nfindings: {}\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: image, order: natural}]\n",
        OUTPUT + "rules: [{name: a, regex: '.*', kind: dicom_series, group: folder}]\n",
        OUTPUT + "rules: [{name: a, match: '{x}/*', kind: image_group, group: [x]}]\n",
        SEQUENCE + "padding: strict, minLength: 1, short: reject, pair: n, order: {by: n}}]\n",
        SERIES + "within: [], order: natural, fallback: [n], maxMembers: 1}]\n",
        SERIES + "fallback: folder, within: [n]}]\n",
        FOLDER + "order: [n], maxMembers: 1000000}]\n",
        FOLDER + "order: {by: [n], as: natural}}]\n",
        FOLDER + "order: {by: lastModified}}]\n",
        FOLDER + "order: {by: n, as: timestamp, format: epochMillis}}]\n",
        OF_TAGS + "tags: {table: t, format: delta, key: k, columns: {Rows: h, Columns: w}}\n",
        OUTPUT + "findings: {missing-frames: split, long-title: reject, no-sizes: fail}\n",
        OUTPUT + "ledger: off\n",
        OUTPUT + "ledger: false\n",
        OUTPUT + "ledger: {}\n",
        OUTPUT + "ledger: {path: s3a://b/l, settle: 6h, late: reissue, changed: reissue}\n",
        OUTPUT + "ledger: {settle: 0, late: separate, gone: report, markTitles: true}\n",
        OUTPUT + "ledger: {settle: '0'}\n",
        OUTPUT + "metadata: []\nstrictClientOnly: false\naccept: {sidecars: true}\n",
        JOIN + "[key]}]\nmetadataSchema: s.json\n",
        JOIN + "{key: k, '{folder}/{filename}': {column: p, case: false, leadingZeros: false}}}]\n",
        JOIN + "[key], name: u, format: delta, options: {versionAsOf: 3, mergeSchema: true}}]\n",
        JOIN + "[key], columns: [], media: {width: w, height: h}, several: first}]\n",
        JOIN + "[key], columns: {a.b: c}, types: {c: json}, under: x, differing: list}]\n",
        OUTPUT + "metadata: [{catalog: c, format: auto, on: [key], way: exchange}]\n",
        OUTPUT + "metadata: [{sql: select 1, on: [key], required: true, several: list}]\n",
        OUTPUT + "metadata: [{format: jdbc, options: {url: 'jdbc:h2:x', dbtable: t}, on: [key]}]\n",
        OUTPUT + "metadata: [{set: {a: '', b: 1, c: {d: [1, x, true]}, e: false, f: []}}]\n",
        OUTPUT
            + "metadata: [{sidecars: .json, at: /x, under: u, differing: list, required: true}]\n",
        BASE + "output: {path: x, format: csv, skipDuplicateUrls: false}\n",
        BASE + "output: {path: x, upsertMetadata: true}\n",
        BASE + "output: {path: x, pdfKey: pdfs}\n",
        OUTPUT
            + "rules: [{name: a, match: '**', kind: audio}, {name: b, match: 'b', kind: text}]\n",
        OUTPUT + "rules: [{name: a, match: '**', kind: pdf}, {name: b, match: 'b', kind: nifti}]\n",
        CSV + "strictClientOnly: false\n",
        CSV + "rules: [{name: a, match: '**', kind: ignore}, {name: b, match: 'b', kind: video}]\n",
        BASE + "output: {path: x, limits: {fileBytes: 1, mediaBytes: 1.5GB}}\n",
        BASE + "output: {path: x, limits: {fileBytes: 2 MiB, mediaBytes: 10TiB}}\n"
      })
  void takesWhatTheLoaderTakes(String job) throws Exception {
    assertThat(JobFile.parse(job, "job.yaml").output().path()).isEqualTo("x");
    assertThat(JobSchema.faults(job)).isEmpty();
  }

  private static List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    JobSchema.tree().at(pointer).get("enum").forEach(word -> words.add(word.asText()));
    return words;
  }
}
