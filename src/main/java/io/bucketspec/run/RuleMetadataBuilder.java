package io.bucketspec.run;

import io.bucketspec.metadata.FixedValues;
import io.bucketspec.metadata.JoinOn;
import io.bucketspec.metadata.MetadataShape;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts together what the items of one rule get. */
final class RuleMetadataBuilder {
  private static final String TITLE = "{title}";
  private static final String URL = "{url}";
  private static final String KEY = "{key}";

  private final CompiledRule rule;
  private final List<PlannedTable> tables;
  private final List<RuleMetadata.Source> sources = new ArrayList<>();
  private final List<RuleMetadata.Slot> slots = new ArrayList<>();
  private final List<List<String>> paths = new ArrayList<>();
  private final RuleMetadata.Slot[] media;
  private int rest = -1;

  RuleMetadataBuilder(CompiledRule rule, List<PlannedTable> tables) {
    this.rule = rule;
    this.tables = tables;
    this.media = new RuleMetadata.Slot[rule.kind().map(MediaField::of).orElse(List.of()).size()];
  }

  /** Whether a template is the title or the URL of the item, which are no captures. */
  static boolean special(CompiledRule rule, String template) {
    boolean name = template.equals(TITLE) || template.equals(URL);
    return name && !rule.captures().contains(template.substring(1, template.length() - 1));
  }

  void fixed(List<String> path, FixedValues.Value value) {
    paths.add(path);
    RuleText text = value.template() ? rule.text("value", value.text(), new ArrayList<>()) : null;
    byte[] json = value.template() ? null : value.text().getBytes(StandardCharsets.UTF_8);
    slots.add(new RuleMetadata.Slot(RuleMetadata.Slot.FIXED, 0, text, json, path));
  }

  /**
   * Takes a table.
   *
   * @param under where its rows stand; empty for the top
   * @return where its values stand
   */
  List<List<String>> table(int index, List<JoinOn> on, List<String> under) {
    PlannedTable table = tables.get(index);
    int source = sources.size();
    sources.add(table.sidecar() ? sidecars(index) : source(index, on));
    List<List<String>> own = new ArrayList<>();
    if (table.sidecar() && under.isEmpty()) {
      rest = source;
    } else if (!under.isEmpty()) {
      own.add(under);
      slots.add(RuleMetadata.Slot.of(source, table.sidecar() ? 0 : RuleMetadata.Slot.WHOLE, under));
    } else {
      for (int i = 0; i < table.clientValues(); i++) {
        own.add(table.values().get(i).path());
        slots.add(RuleMetadata.Slot.of(source, i, table.values().get(i).path()));
      }
    }
    paths.addAll(own);
    media(source, table);
    return own;
  }

  private void media(int source, PlannedTable table) {
    List<MediaField> fields = rule.kind().map(MediaField::of).orElse(List.of());
    for (int i = 0; i < fields.size(); i++) {
      int at = table.media().indexOf(fields.get(i).name());
      if (at >= 0) {
        media[i] =
            RuleMetadata.Slot.of(source, table.clientValues() + at, List.of(fields.get(i).name()));
      }
    }
  }

  private RuleMetadata.Source sidecars(int index) {
    boolean single = rule.single();
    boolean series = rule.group() instanceof GroupBy.Series;
    return new RuleMetadata.Source(
        index,
        List.of(new ItemName(ItemName.Sort.KEY, null, single, false)),
        !single,
        series ? RuleMetadata.Route.NONE : RuleMetadata.Route.KEY,
        new int[0],
        new int[0]);
  }

  private RuleMetadata.Source source(int index, List<JoinOn> on) {
    List<ItemName> names = on.stream().map(this::name).toList();
    boolean byMember = !rule.single() && !names.stream().allMatch(ItemName::settled);
    RuleMetadata.Route route = RuleMetadata.Route.NONE;
    int[] groupTexts = {};
    int[] partitionTexts = {};
    if (on.stream().allMatch(pair -> pair.normalizing().equals(Normalizing.NONE))) {
      if (on.size() == 1
          && on.get(0).template().equals(KEY)
          && !rule.captures().contains("key")
          && !(rule.group() instanceof GroupBy.Series)) {
        route = RuleMetadata.Route.KEY;
      } else if (rule.group() instanceof GroupBy.Captures) {
        groupTexts = texts(rule.groupCaptures(), on);
        partitionTexts = texts(rule.partitionCaptures(), on);
        boolean all = groupTexts.length == on.size();
        for (int text : groupTexts) {
          all &= text >= 0;
        }
        route = all ? RuleMetadata.Route.CAPTURES : RuleMetadata.Route.NONE;
      }
    }
    return new RuleMetadata.Source(index, names, byMember, route, groupTexts, partitionTexts);
  }

  /** Which of the texts each capture is; -1 for none. */
  private int[] texts(int[] captures, List<JoinOn> on) {
    List<String> templates = on.stream().map(JoinOn::template).toList();
    return Arrays.stream(captures)
        .map(
            capture ->
                capture < 0 ? -1 : templates.indexOf("{" + rule.captures().get(capture) + "}"))
        .toArray();
  }

  private ItemName name(JoinOn on) {
    if (special(rule, on.template())) {
      return on.template().equals(TITLE)
          ? new ItemName(ItemName.Sort.TITLE, null, true, titleIsLate())
          : new ItemName(ItemName.Sort.URL, null, rule.single(), false);
    }
    RuleText text = rule.text("on", on.template(), new ArrayList<>());
    boolean late = text.namesSequence() && mayLeaveImages();
    return new ItemName(ItemName.Sort.TEXT, text, text.settled(), late);
  }

  private boolean titleIsLate() {
    return (!rule.single() && !rule.titleSettled())
        || (rule.titleNamesSequence() && mayLeaveImages());
  }

  /** Whether an object that is one of a sequence by its name may become an image by itself. */
  private boolean mayLeaveImages() {
    if (!(rule.group() instanceof GroupBy.Sequence sequence)) {
      return false;
    }
    boolean tooShort = sequence.shorter() == GroupBy.Shorter.SINGLE && sequence.minLength() > 1;
    // TIFF, which the platform takes in no sequence.
    boolean tiff = rule.kind().equals(Optional.of(Kind.IMAGE_SEQUENCE)) && rule.anyFormat();
    return tooShort || tiff;
  }

  RuleMetadata build() {
    List<RuleMetadata.Slot> fields = new ArrayList<>();
    boolean any = false;
    for (RuleMetadata.Slot slot : media) {
      any |= slot != null;
      fields.add(slot != null ? slot : RuleMetadata.Slot.of(RuleMetadata.Slot.NONE, 0, List.of()));
    }
    return new RuleMetadata(
        sources, slots, new MetadataShape(paths), any ? fields : List.of(), rest);
  }
}
