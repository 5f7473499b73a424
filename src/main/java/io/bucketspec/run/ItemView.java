package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.url.UrlForm;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An item that a run would write, to be looked at. */
public final class ItemView {
  private final RunPlan plan;
  private final ItemAssembler assembler;
  private final RuleMatch match = new RuleMatch();
  private final ByteBuilder url = new ByteBuilder();
  private MadeItem item;
  private ItemPlace place;

  ItemView(RunPlan plan, ItemAssembler assembler) {
    this.plan = plan;
    this.assembler = assembler;
  }

  /** Looks at the item that the assembler has just made. */
  ItemView over(MadeItem made, ItemPlace itsPlace) {
    item = made;
    place = itsPlace;
    return this;
  }

  private ItemHeader header() {
    return item.header();
  }

  /** The label of its kind. */
  public String kind() {
    return header().kind().label();
  }

  public String title() {
    return header().titleText();
  }

  /** The name of its rule. */
  public String rule() {
    return compiled().name();
  }

  private CompiledRule compiled() {
    return plan.rules().rule(header().rule());
  }

  /** What its members share; empty for single kinds. */
  public Optional<String> group() {
    return Optional.of(utf8(header().group())).filter(text -> !text.isEmpty());
  }

  /** The bucket that its objects are of. */
  public String bucket() {
    return item.group().bucket().text();
  }

  /** The key at position 0. */
  public String firstKey() {
    return utf8(header().firstKey());
  }

  /** How many objects it names. */
  public long members() {
    return header().members();
  }

  /** The sizes of its objects, summed. */
  public long bytes() {
    return header().mediaBytes();
  }

  /** The URLs of its objects, by position. */
  public String[] urls() {
    Members members = item.group().members();
    UrlForm form = item.group().bucket().urls();
    String[] urls = new String[item.plan().count()];
    for (int i = 0; i < urls.length; i++) {
      byte[] key = members.key(item.plan().from() + i);
      url.clear();
      form.append(key, key.length, url);
      urls[i] = url.toString();
    }
    return urls;
  }

  /** A JSON object; empty for none. */
  public Optional<String> clientMetadata() {
    return Optional.of(assembler.clientMetadata()).filter(text -> !text.isEmpty());
  }

  /** A JSON object; empty for none. */
  public Optional<String> mediaMetadata() {
    return Optional.of(assembler.mediaMetadata()).filter(text -> !text.isEmpty());
  }

  /** What was noticed on it, each with its code. */
  public String[] findings() {
    return header().findings().stream()
        .map(finding -> finding.code().code() + ": " + finding.sentence())
        .toArray(String[]::new);
  }

  /** Which rules of detection made it what it is; empty where none did. */
  public Optional<String> decidedBy() {
    return Optional.of(header().decided()).filter(text -> !text.isEmpty());
  }

  /** The captures of the key at position 0, those that took part in the match. */
  public Map<String, String> captures() {
    byte[] key = header().firstKey();
    if (!plan.rules().match(key, key.length, match)) {
      throw new IllegalStateException("a key no longer matches the rule that took it");
    }
    return MatchView.captures(compiled(), match, key);
  }

  /** Its place among the items of the run, as {@link ItemPlace} writes it. */
  public byte[] place() {
    return place.toBytes();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
