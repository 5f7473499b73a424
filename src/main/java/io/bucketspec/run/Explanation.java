package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.bucketspec.grouping.dicom.DicomTags;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.MediaField;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.url.UrlForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One key's fate: in lines for people, or as JSON. */
public final class Explanation {
  private static final String NONE = "none";

  /** Characters of metadata that lines for people have at most. */
  private static final int SHOWN = 2000;

  private final RunPlan plan;
  private final AskedObject asked;
  private final byte[] key;
  private final UrlForm urls;
  private final List<ExplainedRow> listed;
  private final Optional<Explainer.Fate> fate;
  private final Optional<KeyedRecord> header;
  private final RuleMatch match = new RuleMatch();
  private final Optional<CompiledRule> rule;

  Explanation(
      RunPlan plan,
      AskedObject asked,
      List<ExplainedRow> listed,
      Optional<Explainer.Fate> fate,
      Optional<KeyedRecord> header) {
    this.plan = plan;
    this.asked = asked;
    this.key = asked.key();
    this.urls = new SourceBuckets(plan).of(asked.bucket()).urls();
    this.listed = listed;
    this.fate = fate;
    this.header = header;
    this.rule =
        plan.rules().match(this.key, this.key.length, match)
            ? Optional.of(plan.rules().rule(match.rule()))
            : Optional.empty();
  }

  /** The explanation in lines. */
  public String text() {
    ExplanationText text = new ExplanationText();
    text.line("key", keyText());
    if (plan.severalBuckets() && asked.known()) {
      text.line("bucket", utf8(asked.bucket()));
    }
    if (!asked.known()) {
      text.line(
          "inventory",
          "not listed in any bucket; of s3://bucket/key it is told what would become of it");
    } else if (listed.isEmpty()) {
      text.line("inventory", "not listed: what follows is what would become of it");
    }
    listed.forEach(row -> text.line("inventory", listedWords(row)));
    if (rule.isEmpty()) {
      text.line("rule", "none: no rule takes this key, so it is rejected as no-rule");
      return text.toString();
    }
    text.line("rule", rule.get().describe());
    List<String> captures = rule.get().captures();
    for (int i = 0; i < captures.size(); i++) {
      String capture = capture(i).orElse("(took no part)");
      text.line(i == 0 ? "captures" : "", captures.get(i) + " = " + capture);
    }
    if (rule.get().kind().isEmpty()) {
      text.line("fate", "left out by this rule");
      return text.toString();
    }
    detected().ifPresent(words -> text.line("detected", words));
    tags().ifPresent(words -> text.line("tags", words));
    if (!asked.known()) {
      return text.toString();
    }
    text.line("URL", urlFault().map(fault -> "none: " + fault).orElseGet(this::url));
    fate.ifPresent(known -> item(text, known));
    return text.toString();
  }

  private static String listedWords(ExplainedRow row) {
    String size = row.size() < 0 ? "size not stated" : Quantity.count(row.size(), "byte");
    String code = row.code().isEmpty() ? "" : " as " + row.code();
    String why = row.sentence().isEmpty() ? "" : ": " + row.sentence();
    return "listed, " + size + "; " + (row.member() ? "goes on" : row.fate() + code + why);
  }

  private void item(ExplanationText text, Explainer.Fate known) {
    if (known.reason() != null) {
      text.line("rejected", "as " + known.reason().code() + ": " + known.sentence());
    }
    if (known.item() == null) {
      return;
    }
    ItemHeader item = known.item().header();
    text.line("item", item.kind().label() + " '" + item.titleText() + "'");
    if (item.group().length > 0) {
      text.line("group", utf8(item.group()));
    }
    if (!item.decided().isEmpty()) {
      text.line("decided by", item.decided());
    }
    if (known.reason() == null) {
      text.line("specs", specs(known));
    }
    if (item.kind().grouped()) {
      text.line("members", Quantity.count(known.members()));
      text.line("position", "objectUrl_" + known.position());
      text.line("before it", known.before().orElse(NONE));
      text.line("after it", known.after().orElse(NONE));
    }
    if (!known.metadata().isEmpty()) {
      text.line("metadata", shown(known.metadata()));
    }
    if (!known.media().isEmpty()) {
      text.line("media", shown(known.media()));
    }
    for (Finding finding : item.findings()) {
      text.line("finding", finding.code().code() + ": " + finding.sentence());
    }
  }

  /** The beginning of a text that may have megabytes. */
  private static String shown(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }

  private static String specs(Explainer.Fate known) {
    return known.item().folder().isEmpty() ? "specs" : "specs/" + known.item().folder();
  }

  /** The explanation as an object of JSON: what is not known or does not apply is left out. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("key", keyText());
    if (plan.severalBuckets() && asked.known()) {
      node.put("bucket", utf8(asked.bucket()));
    }
    ArrayNode rows = node.putArray("inventory");
    listed.forEach(row -> rows.add(json(row)));
    if (rule.isEmpty()) {
      return node;
    }
    node.put("rule", rule.get().name());
    ObjectNode captures = node.putObject("captures");
    for (int i = 0; i < rule.get().captures().size(); i++) {
      captures.put(rule.get().captures().get(i), capture(i).orElse(null));
    }
    if (rule.get().kind().isEmpty()) {
      return node;
    }
    sequence().ifPresent(name -> node.set("sequence", json(name)));
    header.ifPresent(row -> node.set("tags", json(row)));
    if (!asked.known()) {
      return node;
    }
    urlFault().ifPresentOrElse(fault -> node.put("urlFault", fault), () -> node.put("url", url()));
    fate.ifPresent(known -> json(node, known));
    return node;
  }

  private static ObjectNode json(ExplainedRow row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (row.size() >= 0) {
      node.put("size", row.size());
    }
    node.put("fate", row.fate());
    if (!row.member()) {
      node.put("code", row.code()).put("sentence", row.sentence());
    }
    return node;
  }

  private ObjectNode json(SequenceName name) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    number(name).ifPresent(number -> node.put("number", number));
    return node.put("name", nameText(name));
  }

  private static ObjectNode json(KeyedRecord row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("study", utf8(row.study()))
        .put("series", utf8(row.series()))
        .put("others", DicomTags.decode(row.header(), 0, row.header().length).toString());
  }

  private static void json(ObjectNode node, Explainer.Fate known) {
    if (known.reason() != null) {
      node.putObject("rejected")
          .put("reason", known.reason().code())
          .put("sentence", known.sentence());
    }
    if (known.item() == null) {
      return;
    }
    ItemHeader item = known.item().header();
    ObjectNode made = node.putObject("item");
    made.put("kind", item.kind().label()).put("title", item.titleText());
    if (item.group().length > 0) {
      made.put("group", utf8(item.group()));
    }
    if (!item.decided().isEmpty()) {
      made.put("decidedBy", item.decided());
    }
    if (known.reason() == null) {
      made.put("specs", specs(known));
    }
    made.put("members", known.members()).put("position", known.position());
    known.before().ifPresent(before -> made.put("before", before));
    known.after().ifPresent(after -> made.put("after", after));
    if (!known.metadata().isEmpty()) {
      made.putRawValue("clientMetadata", new RawValue(known.metadata()));
    }
    if (!known.media().isEmpty()) {
      String mediaKey = MediaField.mediaKey(item.kind()).orElseThrow();
      made.putRawValue(mediaKey, new RawValue(known.media()));
    }
    ArrayNode findings = made.putArray("findings");
    for (Finding finding : item.findings()) {
      findings.addObject().put("code", finding.code().code()).put("sentence", finding.sentence());
    }
  }

  private String keyText() {
    return utf8(key);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Optional<String> capture(int index) {
    int start = match.start(index);
    return start < 0
        ? Optional.empty()
        : Optional.of(new String(key, start, match.end(index) - start, StandardCharsets.UTF_8));
  }

  private Optional<String> urlFault() {
    return Optional.ofNullable(urls.fault(key, key.length));
  }

  private String url() {
    ByteBuilder url = new ByteBuilder();
    urls.append(key, key.length, url);
    return url.toString();
  }

  /** The key as a sequence's, if its rule groups by that and it is one. */
  private Optional<SequenceName> sequence() {
    SequenceName name = new SequenceName();
    return rule.isPresent()
            && rule.get().group() instanceof GroupBy.Sequence
            && name.read(rule.get(), match, key, key.length)
        ? Optional.of(name)
        : Optional.empty();
  }

  private Optional<String> detected() {
    if (!(rule.orElseThrow().group() instanceof GroupBy.Sequence)) {
      return Optional.empty();
    }
    Optional<SequenceName> name = sequence();
    if (name.isEmpty()) {
      return Optional.of("nothing: its name has no frame number");
    }
    List<String> words = new ArrayList<>();
    number(name.get()).ifPresent(number -> words.add("number " + number + " in "));
    return Optional.of(String.join("", words) + nameText(name.get()));
  }

  private Optional<String> number(SequenceName name) {
    return rule.orElseThrow().order().captures().isEmpty()
        ? Optional.of(
            new String(
                key,
                name.numberStart(),
                name.numberEnd() - name.numberStart(),
                StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static String nameText(SequenceName name) {
    ByteBuilder text = new ByteBuilder();
    name.appendText(text);
    return text.toString();
  }

  private Optional<String> tags() {
    if (!(rule.orElseThrow().group() instanceof GroupBy.Series)) {
      return Optional.empty();
    }
    return Optional.of(
        header
            .map(
                row ->
                    "study "
                        + utf8(row.study())
                        + ", series "
                        + utf8(row.series())
                        + "; "
                        + DicomTags.decode(row.header(), 0, row.header().length))
            .orElse("none: the tag table has no row of this key"));
  }
}
