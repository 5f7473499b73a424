package io.bucketspec.run;

import io.bucketspec.metadata.FixedValues;
import io.bucketspec.metadata.JoinOn;
import io.bucketspec.metadata.MetadataEntry;
import io.bucketspec.metadata.TableJoin;
import io.bucketspec.model.Nearest;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.rules.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules whose items an entry of the metadata is for. */
final class EntryRules {
  private final RuleSet rules;
  private final int index;
  private final MetadataEntry entry;
  private final List<MetadataProblem> problems;

  EntryRules(RuleSet rules, int index, MetadataEntry entry, List<MetadataProblem> problems) {
    this.rules = rules;
    this.index = index;
    this.entry = entry;
    this.problems = problems;
  }

  /** Those that are named; if none is, those that have everything that the entry names. */
  List<Integer> find() {
    Map<String, String> texts = texts();
    List<Integer> found = new ArrayList<>();
    Optional<MetadataProblem> lacking = Optional.empty();
    for (int i : entry.rules().isEmpty() ? withKind() : named()) {
      Optional<MetadataProblem> fault = fault(rules.rule(i), texts);
      if (fault.isEmpty()) {
        found.add(i);
      } else if (!entry.rules().isEmpty()) {
        problems.add(fault.get());
      } else if (lacking.isEmpty()) {
        lacking = fault;
      }
    }
    if (found.isEmpty() && entry.rules().isEmpty()) {
      lacking.ifPresent(problems::add);
    }
    for (int i : found) {
      checkSettled(rules.rule(i));
    }
    return found;
  }

  private List<Integer> withKind() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.rule(i).kind().isPresent()) {
        all.add(i);
      }
    }
    return all;
  }

  private List<Integer> named() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      names.add(rules.rule(i).name());
    }
    List<Integer> named = new ArrayList<>();
    for (int i = 0; i < entry.rules().size(); i++) {
      String name = entry.rules().get(i);
      int rule = names.indexOf(name);
      if (rule < 0) {
        problem(
            "rules[" + i + "]", "There is no rule '" + name + "'." + Nearest.question(name, names));
      } else if (rules.rule(rule).kind().isEmpty()) {
        problem("rules[" + i + "]", "Rule '" + name + "' leaves its objects out: it has no items.");
      } else {
        named.add(rule);
      }
    }
    return named;
  }

  /** The templates that the entry has, by their fields. */
  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (entry instanceof TableJoin join) {
      for (JoinOn on : join.on()) {
        texts.put("on." + on.text(), on.template());
      }
    } else if (entry instanceof FixedValues fixed) {
      fixed
          .values()
          .forEach(
              (key, value) -> {
                if (value.template()) {
                  texts.put("set." + key, value.text());
                }
              });
    }
    return texts;
  }

  private Optional<MetadataProblem> fault(CompiledRule rule, Map<String, String> texts) {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      // The title and the URL of an item can be compared, but are no texts of a key.
      if (entry instanceof TableJoin && RuleMetadataBuilder.special(rule, text.getValue())) {
        continue;
      }
      List<String> faults = new ArrayList<>();
      rule.text("rule '" + rule.name() + "'", text.getValue(), faults);
      if (!faults.isEmpty()) {
        return Optional.of(new MetadataProblem(index, text.getKey(), faults.get(0)));
      }
    }
    return Optional.empty();
  }

  /** A fixed value belongs to the item, so its members must agree on it. */
  private void checkSettled(CompiledRule rule) {
    if (!(entry instanceof FixedValues fixed)) {
      return;
    }
    fixed
        .values()
        .forEach(
            (key, value) -> {
              if (!value.template()) {
                return;
              }
              RuleText text = rule.text("value", value.text(), new ArrayList<>());
              if (!text.settled()) {
                problem(
                    "set." + key,
                    "'"
                        + value.text()
                        + "' may differ between the members of a group of rule '"
                        + rule.name()
                        + "', which has one value for all: use what the rule groups by, or name the"
                        + " other rules in 'rules'.");
              }
            });
  }

  private void problem(String field, String message) {
    problems.add(new MetadataProblem(index, field, message));
  }
}
