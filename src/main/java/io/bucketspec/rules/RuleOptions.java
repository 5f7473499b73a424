package io.bucketspec.rules;

import io.bucketspec.model.InvalidOption;
import io.bucketspec.model.Kind;
import java.util.Optional;

/**
 * One rule of a job file, as written.
 *
 * @param name how reports call it, unique in its job file
 * @param match a template over whole keys; either this or {@code regex}
 * @param regex a regular expression over whole keys, whose named groups are the captures
 * @param kind what the objects become; empty for a rule that leaves them out ({@code kind: ignore})
 * @param group what belongs together
 * @param order what orders a group's members
 * @param title a template for the item's title; empty for the kind's default
 * @param anyFormat takes objects of any extension, also those that don't fit the kind
 * @param maxMembers how many members a group may have before that is a finding; at least 1, at most
 *     {@link #MAX_MEMBERS}, which it is for kinds without groups
 */
public record RuleOptions(
    String name,
    Optional<String> match,
    Optional<String> regex,
    Optional<Kind> kind,
    GroupBy group,
    OrderBy order,
    Optional<String> title,
    boolean anyFormat,
    int maxMembers) {
  /** The most members a group can have: as many URLs as the platform takes in a file. */
  public static final int MAX_MEMBERS = 1_000_000;

  /** What is wrong with {@code maxMembers} on a rule without groups. */
  public static final String MAX_MEMBERS_OF_GROUPS =
      "'maxMembers' is for the members of a group: leave it away.";

  public RuleOptions {
    if (name == null || name.isBlank()) {
      throw new InvalidOption("name", "A rule needs a name, which reports call it by.");
    }
    if (match.isPresent() == regex.isPresent()) {
      throw new InvalidOption(
          match.isPresent() ? "regex" : "match",
          match.isPresent()
              ? "A rule has either 'match' or 'regex', not both."
              : "A rule needs 'match' (a template) or 'regex': which keys it takes.");
    }
    boolean single = group instanceof GroupBy.Single;
    if (kind.isPresent() && kind.get().grouped() && single) {
      throw new InvalidOption(
          "group",
          "Kind '"
              + kind.get().label()
              + "' needs 'group': "
              + groups(kind.get())
              + "; it says what belongs together.");
    }
    if (!single && (kind.isEmpty() || !kind.get().grouped())) {
      throw new InvalidOption(
          "group",
          "Kind '"
              + kind.map(Kind::label).orElse("ignore")
              + "' takes every object by itself: leave 'group' away.");
    }
    if (group instanceof GroupBy.Sequence && kind.get() == Kind.DICOM_SERIES) {
      throw new InvalidOption(
          "group",
          "Kind 'dicom_series' has no sequences of numbered files: its 'group' is "
              + groups(kind.get())
              + ".");
    }
    if (group instanceof GroupBy.Series && kind.get() != Kind.DICOM_SERIES) {
      throw new InvalidOption(
          "group",
          "'group: series' goes by header tags, which only kind 'dicom_series' has; for kind '"
              + kind.get().label()
              + "' it is "
              + groups(kind.get())
              + ".");
    }
    checkOrder(group, order);
    checkMaxMembers(group, maxMembers);
  }

  /** The values of a job file's {@code group} that go with a kind, for messages. */
  private static String groups(Kind kind) {
    return "a list of captures, 'folder' or '"
        + (kind == Kind.DICOM_SERIES ? "series" : "sequence")
        + "'";
  }

  private static void checkOrder(GroupBy group, OrderBy order) {
    if (order instanceof OrderBy.Natural) {
      return;
    }
    if (group instanceof GroupBy.Single) {
      throw new InvalidOption("order", "'order' is for the members of a group: leave it away.");
    }
    if (group instanceof GroupBy.Series) {
      throw new InvalidOption(
          "order", "'group: series' orders slices by their header tags: leave 'order' away.");
    }
  }

  private static void checkMaxMembers(GroupBy group, int maxMembers) {
    if (maxMembers != MAX_MEMBERS && group instanceof GroupBy.Single) {
      throw new InvalidOption("maxMembers", MAX_MEMBERS_OF_GROUPS);
    }
    if (maxMembers < 1) {
      throw new InvalidOption(
          "maxMembers", "'maxMembers' is " + maxMembers + " but must be at least 1.");
    }
    if (maxMembers > MAX_MEMBERS) {
      throw new InvalidOption(
          "maxMembers",
          "'maxMembers' is "
              + maxMembers
              + " but the platform takes at most "
              + MAX_MEMBERS
              + " URLs in a file.");
    }
  }
}
