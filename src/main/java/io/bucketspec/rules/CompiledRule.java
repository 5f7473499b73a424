package io.bucketspec.rules;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule, ready to take keys. */
public final class CompiledRule implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String source;
  private final Kind kind;
  private final boolean anyFormat;
  private final GroupBy group;
  private final KeyMatcher matcher;
  private final RuleCaptures uses;
  private final OrderBy order;
  private final int maxMembers;
  private final TitleTemplate title;
  private final TitleTemplate titleWithoutTags;

  /**
   * @param titleWithoutTags the title of items that header tags would name, but there are none
   */
  CompiledRule(
      RuleOptions options,
      KeyMatcher matcher,
      RuleCaptures uses,
      TitleTemplate title,
      TitleTemplate titleWithoutTags) {
    this.name = options.name();
    this.source = options.match().or(options::regex).orElseThrow();
    this.kind = options.kind().orElse(null);
    this.anyFormat = options.anyFormat() || kind == null;
    this.group = options.group();
    this.matcher = matcher;
    this.uses = uses;
    this.order = options.order();
    this.maxMembers = options.maxMembers();
    this.title = title;
    this.titleWithoutTags = titleWithoutTags;
  }

  public String name() {
    return name;
  }

  /** What the objects become; empty for a rule that leaves them out. */
  public Optional<Kind> kind() {
    return Optional.ofNullable(kind);
  }

  public GroupBy group() {
    return group;
  }

  /** Whether every object is an item by itself. */
  public boolean single() {
    return group instanceof GroupBy.Single;
  }

  public int captureCount() {
    return matcher.captures().size();
  }

  /** The captures' names; a {@link RuleMatch} has their spans in this order. */
  public List<String> captures() {
    return matcher.captures();
  }

  /**
   * The texts of which a capture of a template like {@code {view:left|right}} is one, in their
   * order; none for other captures. In the file extension a key may have them in other case.
   */
  public List<String> alternatives(int capture) {
    return matcher.alternatives(capture);
  }

  /**
   * The captures that make up the group, in the rule's order; empty for other groupings. Not a
   * copy: only to read.
   */
  public int[] groupCaptures() {
    return uses.group();
  }

  /**
   * The capture whose text does not tell sequences apart, so that the views of one number stand
   * side by side; -1 for none.
   */
  public int pairCapture() {
    return uses.pair();
  }

  /** The captures that tell series apart beside their UIDs. Not a copy: only to read. */
  public int[] withinCaptures() {
    return uses.within();
  }

  /** What groups objects of a series rule that have no tag row; empty to reject them. */
  public Optional<GroupBy> fallback() {
    return group instanceof GroupBy.Series series ? series.fallback() : Optional.empty();
  }

  /**
   * The captures that make up the {@link #fallback} group, in the rule's order; none for a fallback
   * by folder. Not a copy: only to read.
   */
  public int[] fallbackCaptures() {
    return uses.fallback();
  }

  /** What orders a group's members. */
  public OrderBy order() {
    return order;
  }

  /** The captures that {@link #order} names, in its order. Not a copy: only to read. */
  public int[] orderCaptures() {
    return uses.order();
  }

  /** How many members a group may have before that is a finding. */
  public int maxMembers() {
    return maxMembers;
  }

  /**
   * For each capture that partitions the output its index here, -1 where the rule lacks it. Not a
   * copy: only to read.
   */
  public int[] partitionCaptures() {
    return uses.partitions();
  }

  /**
   * Appends the title of the item that the key belongs to. For a group, the keys of all members
   * give the same title unless its template names what differs between them. Items of a series rule
   * without a text for the series are called by their fallback group, if the template needs tags.
   *
   * @param match the key's captures by this rule
   * @param bucket the bucket's name as UTF-8
   * @param parts {@link TitleParts#NONE} but for sequences and series
   */
  public void title(
      RuleMatch match, byte[] key, int length, byte[] bucket, TitleParts parts, ByteBuilder out) {
    boolean withoutTags = title.needsTags() && parts.series().length == 0;
    (withoutTags ? titleWithoutTags : title).append(match, key, length, bucket, parts, out);
  }

  /**
   * Reads a text made of what a key of this rule has.
   *
   * @param what how sentences call it
   * @param template captures and built-in names in braces, as in titles
   * @param faults where sentences go about what is wrong; a text with faults is of no use
   */
  public RuleText text(String what, String template, List<String> faults) {
    return RuleText.parse(what, template, matcher, group, uses.pair(), faults);
  }

  /** Whether all members of a group give the item the same title. */
  public boolean titleSettled() {
    return RuleText.settled(title, matcher, group, uses.pair());
  }

  /** Whether titles have the name of a sequence, which an image that is none lacks. */
  public boolean titleNamesSequence() {
    return title.namesSequence();
  }

  /** Whether it takes objects of any format. */
  public boolean anyFormat() {
    return anyFormat;
  }

  /** The names that a {@link #text} may use: the captures, and what is built in. */
  public List<String> names() {
    List<String> names = new ArrayList<>(captures());
    TitleTemplate.builtIn(group).stream().filter(n -> !names.contains(n)).forEach(names::add);
    return names;
  }

  /** The rule in a line, for people. */
  public String describe() {
    StringBuilder line = new StringBuilder(name).append(": ").append(source).append(" -> ");
    line.append(kind == null ? "ignore" : kind.label());
    line.append(group.describe());
    line.append(order.describe());
    if (anyFormat && kind != null) {
      line.append(", any format");
    }
    return line.toString();
  }

  /** Bytes that every key begins with that this rule takes. */
  byte[] beginning() {
    return matcher.beginning();
  }

  /** Whether the key matches and only its format keeps the rule from taking it. */
  boolean refusesFormat(byte[] key, int length, RuleMatch into) {
    return !anyFormat
        && !MediaType.fits(kind, key, length)
        && matcher.possible(key, length)
        && matcher.match(key, length, into);
  }

  boolean match(byte[] key, int length, RuleMatch into) {
    return matcher.possible(key, length)
        && (anyFormat || MediaType.fits(kind, key, length))
        && matcher.match(key, length, into);
  }
}
