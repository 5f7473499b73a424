package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.cli.JobFile;
import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.model.Finding;
import io.bucketspec.run.LocalSteps.TestRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata from files beside the objects. */
class SidecarStepsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = ".metadata.json";

  private static final String RULES =
      """
      rules:
        - {name: photos, match: "photos/**.jpg", kind: image}
        - {name: runs, match: "cams/{run}/*.jpg", kind: image_sequence, group: [run]}
        - {name: none, match: "raw/**", kind: ignore}
      """;

  private static final String SERIES =
      """
      tags: tags.parquet
      rules:
        - {name: ct, match: "ct/**", kind: dicom_series, group: series}
        - {name: photos, match: "photos/**.jpg", kind: image}
      """;

  private final MemoryRunStore store = new MemoryRunStore();
  private final MemorySidecars files = new MemorySidecars();
  private final List<TestRow> rows = new ArrayList<>();
  private final List<String[]> tags = new ArrayList<>();
  private RunPlan plan;
  private Results results;

  private void object(String key) {
    rows.add(TestRow.of(key, 1000));
  }

  private void file(String object, String content) {
    rows.add(TestRow.of(object + FILE, content.length()));
    files.put(object + FILE, content);
  }

  private static RunPlan plan(String rules, String metadata) throws Exception {
    String job =
        "inventory: in\nurls: {style: virtual-hosted, region: eu-west-2}\noutput: {path: out}\n";
    JobOptions options = JobFile.parse(job + rules + metadata, "test.yaml");
    RunPlan plan = TestJobs.plan(options, 3);
    return plan.with(MetadataPlan.of(plan.rules(), options.metadata(), List.of()));
  }

  private SidecarStepsTest run(String rules, String metadata) throws Exception {
    plan = plan(rules, metadata);
    return run(List.of(rows), List.of(tags));
  }

  private SidecarStepsTest run(List<List<TestRow>> parts, List<List<String[]>> tagParts)
      throws IOException {
    Set<DicomTag> columns = EnumSet.of(DicomTag.STUDY_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID);
    results = LocalSteps.execute(plan, store, parts, tagParts, columns, List.of(), files);
    return this;
  }

  /** The client metadata of every item, by its title; {@code -} for none. */
  private Map<String, String> metadata() throws IOException {
    Map<String, String> metadata = new TreeMap<>();
    for (byte[] file : store.files.values()) {
      for (JsonNode section : JSON.readTree(file)) {
        for (JsonNode item : section) {
          JsonNode client = item.get("clientMetadata");
          metadata.put(item.get("title").textValue(), client == null ? "-" : client.toString());
        }
      }
    }
    return metadata;
  }

  private JoinVerdict verdict() {
    return RunOutcome.joins(plan.metadata(), MetadataTables.NONE, results).get(0);
  }

  private List<String> rejects() {
    return store.rows(TableSchema.REJECTS).stream()
        .map(row -> row[0] + " " + row[2] + ": " + row[3])
        .sorted()
        .toList();
  }

  @Test
  void aFilesKeysGoToTheTopOfItsObjectsMetadata() throws Exception {
    object("photos/a.jpg");
    object("photos/b.jpg");
    file("photos/a.jpg", "\uFEFF { \"site\": \"nørth\", \"n\": [1, {\"x\": null}] }\n");
    run(RULES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(metadata())
        .isEqualTo(Map.of("a.jpg", "{\"site\":\"nørth\",\"n\":[1,{}]}", "b.jpg", "-"));
    assertThat(Accounts.checked(results).read()).isEqualTo(3);
    assertThat(results.tally().filtered).isEqualTo(Map.of("sidecar", 1L));
    assertThat(verdict().rows()).isEqualTo(1);
    assertThat(verdict().items()).isEqualTo(1);
    assertThat(verdict().rowsWithoutItem()).isZero();
    assertThat(verdict().findings())
        .extracting(Finding::sentence)
        .containsExactly("1 item has no file of metadata, such as that of photos/b.jpg.");
  }

  @Test
  void theyMayStandUnderAKeyBesideFixedValues() throws Exception {
    object("photos/a.jpg");
    file("photos/a.jpg", "{\"site\": 1}");
    run(RULES, "metadata: [{set: {by: us}}, {sidecars: .metadata.json, under: file.here}]\n");
    assertThat(metadata())
        .isEqualTo(Map.of("a.jpg", "{\"by\":\"us\",\"file\":{\"here\":{\"site\":1}}}"));
  }

  @Test
  void whatTheJobFileSaysWinsOverAFilesKey() throws Exception {
    object("photos/a.jpg");
    file("photos/a.jpg", "{\"z\": {\"by\": 0}, \"by\": \"\\u0074hem\", \"é\\n\": 2.50, \"o\": {}}");
    run(RULES, "metadata: [{set: {by: us}}, {sidecars: .metadata.json}]\n");
    assertThat(metadata())
        .isEqualTo(Map.of("a.jpg", "{\"by\":\"us\",\"z\":{\"by\":0},\"é\\n\":2.5,\"o\":{}}"));
    assertThat(results.tally().findings).isEqualTo(Map.of("metadata-duplicate-key", 1L));
  }

  @Test
  void numbersAndKeysMayBeLongerThanReadersUsuallyTake() throws Exception {
    object("photos/a.jpg");
    String key = "k".repeat(60_000);
    String number = "1" + "0".repeat(2_000) + "7";
    file("photos/a.jpg", "{\"" + key + "\": " + number + ", \"last\": true}");
    run(RULES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(CaseJobs.text(store.files.get("specs/image/batch-00001.json")))
        .contains("{\"" + key + "\":" + number + ",\"last\":true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                      | is empty: it is left out. Mend the file.",
        "' \n'                   | is empty: it is left out. Mend the file.",
        "[1]                     | holds no object, which metadata has to be: it is left out. Mend the file.",
        "null                    | holds no object, which metadata has to be: it is left out. Mend the file.",
        "'{\"a\": 1} {}'         | is no JSON from character 10 on: it is left out. Mend the file.",
        "{a: 1}                  | is no JSON from character 2 on: it is left out. Mend the file.",
        "'{\"a\": 1'             | is no JSON from character 8 on: it is left out. Mend the file."
      })
  void whatIsNoObjectIsToldOfTheItem(String content, String what) throws Exception {
    for (String under : List.of("", ", under: file")) {
      store.files.clear();
      store.tables.clear();
      rows.clear();
      object("photos/a.jpg");
      file("photos/a.jpg", content);
      run(RULES, "metadata: [{sidecars: .metadata.json" + under + "}]\n");
      assertThat(rejects())
          .containsExactly(
              "photos/a.jpg finding: metadata-type: sidecars: 'photos/a.jpg.metadata.json' "
                  + what);
      run(
          RULES,
          "findings: {metadata-type: warn}\nmetadata: [{sidecars: .metadata.json" + under + "}]\n");
      assertThat(metadata()).isEqualTo(Map.of("a.jpg", "-"));
    }
  }

  @Test
  void aFileOverTenMillionBytesIsToldAndNotRead() throws Exception {
    object("photos/a.jpg");
    object("photos/b.jpg");
    object("photos/c.jpg");
    rows.add(TestRow.of("photos/a.jpg" + FILE, 10_000_001));
    // What the inventory doesn't state, or states no longer, is found when it is read.
    rows.add(TestRow.of("photos/b.jpg" + FILE, -1));
    files.put("photos/b.jpg" + FILE, new byte[10_000_001]);
    rows.add(TestRow.of("photos/c.jpg" + FILE, 10_000_000));
    files.put("photos/c.jpg" + FILE, "{\"a\":1" + " ".repeat(9_999_993) + "}");
    run(RULES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(rejects())
        .containsExactly(
            "photos/a.jpg finding: metadata-too-large: sidecars: 'photos/a.jpg.metadata.json' has"
                + " more than 10000000 bytes, which are all that is read: it is left out. Shorten"
                + " it.",
            "photos/b.jpg finding: metadata-too-large: sidecars: 'photos/b.jpg.metadata.json' has"
                + " more than 10000000 bytes, which are all that is read: it is left out. Shorten"
                + " it.");
    assertThat(metadata()).isEqualTo(Map.of("c.jpg", "{\"a\":1}"));
    assertThat(files.asked())
        .containsExactlyInAnyOrder("photos/b.jpg" + FILE, "photos/c.jpg" + FILE);
  }

  @Test
  void whatCantBeReadIsCountedAndTold() throws Exception {
    for (String name : List.of("a", "b", "c", "d")) {
      object("photos/" + name + ".jpg");
    }
    file("photos/a.jpg", "{\"a\": 1}");
    rows.add(TestRow.of("photos/b.jpg" + FILE, 5));
    rows.add(new TestRow("photos/c.jpg" + FILE, 5, true, false, true));
    file("photos/d.jpg", "{\"another\": \"file's\"}");
    files.unreachable("photos/d.jpg" + FILE);
    run(RULES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(metadata())
        .isEqualTo(Map.of("a.jpg", "{\"a\":1}", "b.jpg", "-", "c.jpg", "-", "d.jpg", "-"));
    assertThat(verdict().rowsNotRead()).isEqualTo(3);
    assertThat(verdict().notRead().byKey())
        .isEqualTo(
            Map.of(
                "photos/b.jpg" + FILE,
                "The inventory lists it, and it is not there any more.",
                "photos/c.jpg" + FILE,
                "It is archived: it must be restored before anyone can read it.",
                "photos/d.jpg" + FILE,
                "File systems would take its key for another: it has '//', '/./' or '/../'."));
    assertThat(verdict().findings())
        .extracting(Finding::sentence)
        .contains(
            "Of 'sidecars', 3 files could not be read, such as photos/b.jpg.metadata.json: The"
                + " inventory lists it, and it is not there any more.");
    assertThat(files.asked())
        .containsExactlyInAnyOrder("photos/a.jpg" + FILE, "photos/b.jpg" + FILE);
  }

  @Test
  void aStoreThatIsDownEndsTheTask() {
    object("photos/a.jpg");
    file("photos/a.jpg", "{}");
    files.broken("photos/a.jpg" + FILE);
    assertThatThrownBy(() -> run(RULES, "metadata: [{sidecars: .metadata.json}]\n"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot read photos/a.jpg.metadata.json: the store is down");
  }

  @Test
  void filesWithoutAnItemAreCounted() throws Exception {
    object("photos/a.jpg");
    file("photos/a.jpg", "{}");
    file("photos/unlisted.jpg", "{}");
    rows.add(TestRow.of("photos/empty.jpg", 0));
    file("photos/empty.jpg", "{}");
    object("cams/1/frame_1.jpg");
    object("cams/1/frame_2.jpg");
    file("cams/1/frame_2.jpg", "{}");
    file("raw/a.jpg", "{}");
    file("other/a.txt", "{}");
    file("photos/", "{}");
    run(RULES, "metadata: [{sidecars: .metadata.json, rules: [photos]}]\n");
    assertThat(verdict().rows()).isEqualTo(7);
    assertThat(verdict().items()).isEqualTo(1);
    assertThat(verdict().rowsWithoutItem()).isEqualTo(6);
    assertThat(verdict().withoutItem())
        .containsExactly(
            "cams/1/frame_2.jpg",
            "other/a.txt",
            "photos/",
            "photos/empty.jpg",
            "photos/unlisted.jpg",
            "raw/a.jpg");
    assertThat(results.tally().filtered).isEqualTo(Map.of("sidecar", 7L));
    assertThat(Accounts.checked(results).read()).isEqualTo(rows.size());
    assertThat(files.asked())
        .containsExactlyInAnyOrder(
            "photos/a.jpg" + FILE, "photos/unlisted.jpg" + FILE, "photos/empty.jpg" + FILE);
  }

  @Test
  void oldVersionsDeletedOnesAndOtherSuffixesAreNotRead() throws Exception {
    object("photos/a.jpg");
    file("photos/a.jpg", "{\"a\": 1}");
    rows.add(new TestRow("photos/a.jpg" + FILE, 5, false, false, false));
    rows.add(new TestRow("photos/b.jpg" + FILE, 5, true, true, false));
    object("photos/a.jpg.json");
    object(".metadata.json");
    run(RULES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(files.asked()).containsExactly("photos/a.jpg" + FILE);
  }

  @Test
  void nothingIsReadUnlessTheJobFileSaysSo() throws Exception {
    object("photos/a.jpg");
    file("photos/a.jpg", "{\"a\": 1}");
    run(RULES, "metadata: [{set: {by: us}}]\n");
    assertThat(files.asked()).isEmpty();
    assertThat(metadata()).isEqualTo(Map.of("a.jpg", "{\"by\":\"us\"}"));
    assertThat(results.tally().filtered).isEqualTo(Map.of("sidecar", 1L));
  }

  @Test
  void filesThatAreAcceptedAreItemsAndMetadataToo() throws Exception {
    object("photos/a.jpg");
    file("photos/a.jpg", "{\"a\": 1}");
    String rules = RULES + "  - {name: notes, match: \"photos/**\", kind: text}\n";
    run(rules, "accept: {sidecars: true}\nmetadata: [{sidecars: .metadata.json}]\n");
    assertThat(metadata()).isEqualTo(Map.of("a.jpg", "{\"a\":1}", "a.jpg.metadata.json", "-"));
    assertThat(results.tally().filtered).isEmpty();
  }

  @Test
  void itemsWithoutOneAreRejectedIfItIsRequired() throws Exception {
    object("photos/a.jpg");
    object("cams/1/frame_1.jpg");
    object("cams/1/frame_2.jpg");
    file("cams/1/frame_2.jpg", "{\"a\": 1}");
    run(RULES, "metadata: [{sidecars: .metadata.json, required: true}]\n");
    assertThat(metadata()).isEqualTo(Map.of("1", "{\"a\":1}"));
    assertThat(rejects())
        .containsExactly(
            "photos/a.jpg no-metadata: No object of the item has a file of metadata beside it.");
  }

  private void members() {
    for (int i = 1; i <= 4; i++) {
      object("cams/1/frame_" + i + ".jpg");
    }
    file("cams/1/frame_2.jpg", "{\"a\": 1}");
    file("cams/1/frame_3.jpg", "{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "reject", "first"})
  void membersThatAgreeShareTheirFile(String differing) throws Exception {
    members();
    run(RULES, "metadata: [{sidecars: .metadata.json, differing: " + differing + "}]\n");
    assertThat(metadata()).isEqualTo(Map.of("1", "{\"a\":1}"));
    assertThat(verdict().rows()).isEqualTo(2);
    assertThat(verdict().rowsWithoutItem()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"reject, ''", "fail, ''", "reject, ', under: file'", "fail, ', under: file'"})
  void membersThatDifferAreRejected(String differing, String under) throws Exception {
    members();
    file("cams/1/frame_4.jpg", "{\"a\": 2}");
    run(RULES, "metadata: [{sidecars: .metadata.json, differing: " + differing + under + "}]\n");
    assertThat(rejects())
        .containsExactly(
            "cams/1/frame_1.jpg differing-members: Members bring different values of 'content' from"
                + " 'sidecars': {\"a\":1} (cams/1/frame_2.jpg) and {\"a\":2}"
                + " (cams/1/frame_4.jpg).");
    assertThat(verdict().itemsWithDifferingMembers()).isEqualTo(1);
    assertThat(verdict().failing()).hasSize(differing.equals("fail") ? 1 : 0);
  }

  @Test
  void theFirstMembersFileIsTaken() throws Exception {
    members();
    file("cams/1/frame_1.jpg", "{\"b\": 2}");
    for (String under : List.of("", ", under: file")) {
      String options = "{sidecars: .metadata.json, differing: first" + under + "}";
      run(RULES, "metadata: [" + options + "]\n");
      assertThat(metadata())
          .isEqualTo(Map.of("1", under.isEmpty() ? "{\"b\":2}" : "{\"file\":{\"b\":2}}"));
      assertThat(results.tally().findings).containsEntry("differing-members", 1L);
    }
  }

  @Test
  void allMembersFilesAreListed() throws Exception {
    members();
    file("cams/1/frame_4.jpg", "{\"b\": 2}");
    run(RULES, "metadata: [{sidecars: .metadata.json, differing: list, under: files}]\n");
    assertThat(metadata()).isEqualTo(Map.of("1", "{\"files\":[{\"a\":1},{\"b\":2}]}"));
  }

  private void series() {
    for (String key : List.of("ct/a/1", "ct/b/2", "ct/a/3")) {
      object(key);
      String[] texts = new String[1 + DicomTag.values().length];
      texts[0] = key;
      texts[1 + DicomTag.STUDY_INSTANCE_UID.ordinal()] = "1.2";
      texts[1 + DicomTag.SERIES_INSTANCE_UID.ordinal()] = key.endsWith("3") ? "1.2.2" : "1.2.1";
      tags.add(texts);
    }
    object("photos/a.jpg");
    file("photos/a.jpg", "{\"photo\": 1}");
    file("ct/b/2", "{\"slice\": 2}");
    file("ct/b/unlisted", "{}");
  }

  @Test
  void seriesByHeaderTagsMeetTheirFilesInAnExchange() throws Exception {
    series();
    run(SERIES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(verdict().way()).isEqualTo(MetadataPlan.Way.EXCHANGED);
    assertThat(metadata())
        .isEqualTo(
            Map.of("1.2/1.2.1", "{\"slice\":2}", "1.2/1.2.2", "-", "a.jpg", "{\"photo\":1}"));
    assertThat(verdict().rows()).isEqualTo(3);
    assertThat(verdict().withoutItem()).containsExactly("ct/b/unlisted");
    assertThat(Accounts.checked(results).read()).isEqualTo(7);
  }

  @Test
  void explainShowsWhatARunWouldWrite() throws Exception {
    series();
    plan = plan(SERIES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(explained("ct/a/1")).isEqualTo("{\"slice\":2}");
    assertThat(explained("ct/a/3")).isEqualTo("-");
    assertThat(explained("photos/a.jpg")).isEqualTo("{\"photo\":1}");
    assertThat(files.asked()).doesNotContain("ct/a/1", "photos/a.jpg");
    members();
    file("photos/b.jpg", "[]");
    plan = plan(RULES, "metadata: [{sidecars: .metadata.json}]\n");
    assertThat(explained("cams/1/frame_4.jpg")).isEqualTo("{\"a\":1}");
    // As if the inventory listed it.
    assertThat(explained("photos/b.jpg"))
        .isEqualTo(
            "finding: metadata-type: sidecars: 'photos/b.jpg.metadata.json' holds no object, which"
                + " metadata has to be: it is left out. Mend the file.");
    assertThat(explain("cams/1/frame_2.jpg" + FILE).text())
        .contains("listed, 8 bytes; filtered as sidecar\n");
    assertThat(explain("cams/1/frame_2.jpg").text()).contains("metadata   {\"a\":1}\n");
  }

  private Explanation explain(String key) {
    Set<DicomTag> columns = EnumSet.of(DicomTag.STUDY_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID);
    return LocalExplain.explain(plan, rows, tags, columns, List.of(), files, List.of(key)).get(0);
  }

  /** The client metadata of a key's item; if it is rejected, why. */
  private String explained(String key) {
    JsonNode json = JSON.valueToTree(explain(key).json());
    JsonNode rejected = json.path("rejected");
    if (!rejected.isMissingNode()) {
      return rejected.get("reason").textValue() + ": " + rejected.get("sentence").textValue();
    }
    JsonNode client = json.get("item").get("clientMetadata");
    return client == null ? "-" : client.toString();
  }

  /** Small inventories come first, so that what fails is about as small as it can be. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void outputDependsNeitherOnTasksNorOnWhatAnswersFirst(long seed) throws Exception {
    String rules = seed % 2 == 0 ? SERIES : RULES;
    String differing = List.of("first", "reject", "list, under: files").get((int) seed % 3);
    for (int size : new int[] {2, 10, 300}) {
      rows.clear();
      tags.clear();
      random(new Random(seed), size);
      plan = plan(rules, "metadata: [{sidecars: .metadata.json, differing: " + differing + "}]\n");
      List<String> once = null;
      for (int parts : new int[] {1, 3, 7}) {
        store.files.clear();
        store.tables.clear();
        files.slow(parts == 1 ? 0 : seed * parts);
        Random random = new Random(parts);
        run(dealt(rows, parts, random), dealt(tags, parts, random));
        List<String> outcome = outcome();
        assertThat(outcome)
            .as("%d rows in %d parts", size, parts)
            .isEqualTo(once == null ? outcome : once);
        once = outcome;
      }
    }
  }

  private void random(Random random, int size) {
    for (int i = 0; i < size; i++) {
      String key =
          switch (random.nextInt(3)) {
            case 0 -> "photos/" + i + ".jpg";
            case 1 -> "cams/" + random.nextInt(4) + "/frame_" + i + ".jpg";
            default -> "ct/" + random.nextInt(3) + "/" + i;
          };
      if (random.nextInt(8) > 0) {
        object(key);
      }
      String[] texts = new String[1 + DicomTag.values().length];
      texts[0] = key;
      texts[1 + DicomTag.STUDY_INSTANCE_UID.ordinal()] = "1.2";
      texts[1 + DicomTag.SERIES_INSTANCE_UID.ordinal()] = "1.2." + random.nextInt(4);
      if (key.startsWith("ct/")) {
        tags.add(texts);
      }
      switch (random.nextInt(6)) {
        case 0 -> rows.add(TestRow.of(key + FILE, random.nextInt(20)));
        case 1 -> file(key, "{\"a\": " + i + "}");
        case 2 -> file(key, "{\"a\": 1, \"b\": [\"" + "x".repeat(random.nextInt(99)) + "\"]}");
        case 3 -> file(key, "[1");
        case 4 -> file(key, "{\"a\": 1}");
        default -> {}
      }
    }
  }

  private static <T> List<List<T>> dealt(List<T> rows, int count, Random random) {
    List<T> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new ArrayList<>());
    }
    shuffled.forEach(row -> parts.get(random.nextInt(count)).add(row));
    return parts;
  }

  private List<String> outcome() throws IOException {
    List<String> outcome = new ArrayList<>();
    store.files.forEach((path, bytes) -> outcome.add(path + " " + CaseJobs.text(bytes)));
    outcome.addAll(rejects());
    JoinCounts counts = results.tally().joins.get("sidecars");
    if (counts != null) {
      outcome.add(JSON.writeValueAsString(counts));
    }
    return outcome;
  }
}
