package io.bucketspec.rules;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaType;
import java.io.Serializable;
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
  private final int[] groupCaptures;
  private final OrderBy order;
  private final int[] orderCaptures;
  private final int maxMembers;
  private final int[] partitionCaptures;
  private final TitleTemplate title;

  CompiledRule(
      RuleOptions options,
      KeyMatcher matcher,
      int[] groupCaptures,
      int[] orderCaptures,
      int[] partitionCaptures,
      TitleTemplate title) {
    this.name = options.name();
    this.source = options.match().or(options::regex).orElseThrow();
    this.kind = options.kind().orElse(null);
    this.anyFormat = options.anyFormat() || kind == null;
    this.group = options.group();
    this.matcher = matcher;
    this.groupCaptures = groupCaptures;
    this.order = options.order();
    this.orderCaptures = orderCaptures;
    this.maxMembers = options.maxMembers();
    this.partitionCaptures = partitionCaptures;
    this.title = title;
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
   * The captures that make up the group, in the rule's order; empty for other groupings. Not a
   * copy: only to read.
   */
  public int[] groupCaptures() {
    return groupCaptures;
  }

  /** What orders a group's members. */
  public OrderBy order() {
    return order;
  }

  /** The captures that {@link #order} names, in its order. Not a copy: only to read. */
  public int[] orderCaptures() {
    return orderCaptures;
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
    return partitionCaptures;
  }

  /**
   * Appends the title of the item that the key belongs to. For a group, the keys of all members
   * give the same title unless its template names what differs between them.
   *
   * @param match the key's captures by this rule
   * @param bucket the bucket's name as UTF-8
   */
  public void title(RuleMatch match, byte[] key, int length, byte[] bucket, ByteBuilder out) {
    title.append(match, key, length, bucket, out);
  }

  /** The rule in a line, for people. */
  public String describe() {
    StringBuilder line = new StringBuilder(name).append(": ").append(source).append(" -> ");
    line.append(kind == null ? "ignore" : kind.label());
    if (group instanceof GroupBy.Captures captures) {
      line.append(", grouped by ").append(String.join(", ", captures.names()));
    } else if (group instanceof GroupBy.Folder) {
      line.append(", grouped by folder");
    } else if (group instanceof GroupBy.Sequence) {
      line.append(", grouped by sequence");
    } else if (group instanceof GroupBy.Series) {
      line.append(", grouped by series");
    }
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

  boolean match(byte[] key, int length, RuleMatch into) {
    return matcher.possible(key, length)
        && (anyFormat || MediaType.fits(kind, key, length))
        && matcher.match(key, length, into);
  }
}
