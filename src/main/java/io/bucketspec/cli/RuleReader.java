package io.bucketspec.cli;

import io.bucketspec.model.Kind;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.rules.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one rule of a job file. */
final class RuleReader {
  private static final String IGNORE = "ignore";
  private static final String UNNAMED = "?";
  private static final Optional<String> ANY_KEY = Optional.of("**");

  private final Fields fields;
  private final Optional<String> name;
  private final Optional<String> match;
  private final Optional<String> regex;
  private final Optional<Optional<Kind>> kind;
  private final Optional<GroupBy> group;
  private final Optional<OrderBy> order;
  private final int maxMembers;

  private RuleReader(Fields fields) {
    this.fields = fields;
    name = fields.requiredText("name", "A rule needs 'name', which reports call it by.");
    match = fields.text("match");
    regex = fields.text("regex");
    kind =
        fields
            .requiredText("kind", "A rule needs 'kind'; it is one of " + kinds() + ".")
            .flatMap(this::kind);
    group = GroupReader.read(fields);
    order = OrderReader.read(fields, RuleSet.captures(match, regex));
    maxMembers = fields.count("maxMembers", RuleOptions.MAX_MEMBERS, RuleReader::ofMembers);
  }

  static Optional<RuleOptions> read(Fields fields) {
    return new RuleReader(fields).rule();
  }

  private static RuleOptions ofMembers(int maxMembers) {
    return item(Optional.of(Kind.IMAGE_GROUP), new GroupBy.Folder(), OrderBy.natural(), maxMembers);
  }

  private static RuleOptions item(
      Optional<Kind> kind, GroupBy group, OrderBy order, int maxMembers) {
    return new RuleOptions(
        UNNAMED,
        ANY_KEY,
        Optional.empty(),
        kind,
        group,
        order,
        Optional.empty(),
        false,
        maxMembers);
  }

  private Optional<RuleOptions> rule() {
    Optional<String> title = fields.text("title");
    boolean anyFormat = fields.flag("anyFormat").orElse(false);
    checkKeys();
    boolean fits = checkItem();
    if (fields.sound()) {
      return fields.build(
          () ->
              new RuleOptions(
                  name.get(),
                  match,
                  regex,
                  kind.get(),
                  group.get(),
                  order.get(),
                  title,
                  anyFormat,
                  maxMembers));
    }
    if (name.isEmpty() || group.isEmpty() || match.isPresent() == regex.isPresent()) {
      return Optional.empty();
    }
    // Compiled all the same, so that the captures of a rule with other faults are checked too.
    Optional<Kind> some = fits ? kind.get() : someKind();
    OrderBy natural = OrderBy.natural();
    boolean ordered = some.isPresent() && some.get().grouped() && !ofSeries();
    return fields.build(
        () ->
            new RuleOptions(
                name.get(),
                match,
                regex,
                some,
                group.get(),
                ordered ? order.orElse(natural) : natural,
                title,
                anyFormat || !fits,
                RuleOptions.MAX_MEMBERS));
  }

  private void checkKeys() {
    if (fields.has("match") == match.isPresent() && fields.has("regex") == regex.isPresent()) {
      fields.build(
          () ->
              new RuleOptions(
                  UNNAMED,
                  match,
                  regex,
                  Optional.empty(),
                  new GroupBy.Single(),
                  OrderBy.natural(),
                  Optional.empty(),
                  false,
                  RuleOptions.MAX_MEMBERS));
    }
  }

  /**
   * Checks kind, group and order part by part, so that a fault in one does not hide a fault in
   * another.
   *
   * @return whether kind and group go together
   */
  private boolean checkItem() {
    if (kind.isEmpty() || group.isEmpty()) {
      return false;
    }
    Optional<Kind> of = kind.get();
    GroupBy by = group.get();
    int most = RuleOptions.MAX_MEMBERS;
    if (fields.build(() -> item(of, by, OrderBy.natural(), most)).isEmpty()) {
      return false;
    }
    order.ifPresent(one -> fields.build(() -> item(of, by, one, most)));
    if (by instanceof GroupBy.Single && fields.has("maxMembers")) {
      fields.problem("maxMembers", RuleOptions.MAX_MEMBERS_OF_GROUPS);
    }
    return true;
  }

  /** A kind that goes with the group, for a rule whose own does not or can't be read. */
  private Optional<Kind> someKind() {
    if (group.get() instanceof GroupBy.Single) {
      return Optional.empty();
    }
    return Optional.of(ofSeries() ? Kind.DICOM_SERIES : Kind.IMAGE_GROUP);
  }

  private boolean ofSeries() {
    return group.get() instanceof GroupBy.Series;
  }

  @SuppressWarnings("OptionalMapToOptional") // The outer one is whether the field can be read.
  private Optional<Optional<Kind>> kind(String word) {
    return fields.choice(
        "kind",
        labels(),
        label ->
            label.equals(IGNORE)
                ? Optional.of(Optional.empty())
                : Kind.ofLabel(label).map(Optional::of));
  }

  private static List<String> labels() {
    List<String> labels = new ArrayList<>(Arrays.stream(Kind.values()).map(Kind::label).toList());
    labels.add(IGNORE);
    return labels;
  }

  private static String kinds() {
    return String.join(", ", labels());
  }
}
