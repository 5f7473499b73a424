package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a group where a finding's policy says so, and tells what is noticed on the parts. Each check
 * cuts the parts that the ones before it made, until no part has what its policy splits for.
 */
public final class GroupParts {
  private final Members members;
  private final FrameNumbers numbers;
  private final FrameRuns runs;
  private final Map<FindingCode, Policy> policies;

  private GroupParts(Members members, Map<FindingCode, Policy> policies) {
    this.members = members;
    this.policies = policies;
    this.numbers = new FrameNumbers(members);
    this.runs = new FrameRuns(numbers);
  }

  /**
   * The parts of a group, in their order.
   *
   * @param members at least one, in their order; a split may put them in another
   * @param policies what findings do where that is not their default
   */
  public static List<Part> of(
      Members members, GroupTraits traits, Map<FindingCode, Policy> policies) {
    GroupParts group = new GroupParts(members, policies);
    Part whole = new Part(0, members.count(), "", List.of());
    return group.parts(whole, group.checks(traits));
  }

  /** The parts of some members of a group of which nothing is asked but that they aren't many. */
  public static List<Part> withMost(
      Members members, Part part, int maxMembers, Map<FindingCode, Policy> policies) {
    return new GroupParts(members, policies)
        .parts(part, List.of(new TooManyMembers(maxMembers, Optional.empty())));
  }

  private List<GroupCheck> checks(GroupTraits traits) {
    List<GroupCheck> checks = new ArrayList<>();
    if (traits.noTiff()) {
      checks.add(new TiffSequence(members));
    }
    boolean numbered = traits.numbered() && numbers.known();
    if (numbered) {
      runs.whole(0, members.count());
      checks.add(new MixedPadding(numbers, runs));
      checks.add(new DuplicateNumbers(members, numbers, runs));
      checks.add(new MissingFrames(numbers, runs));
      checks.add(new FrameStep(numbers, runs));
      if (traits.paired()) {
        checks.add(new UnpairedViews(numbers, traits.views()));
      }
    }
    checks.add(new MixedSizes(members));
    if (traits.copies()) {
      checks.add(new Copies(members));
    }
    checks.add(
        new TooManyMembers(
            traits.maxMembers(),
            numbered && traits.paired() ? Optional.of(numbers) : Optional.empty()));
    checks.add(new GroupOfOne());
    return checks;
  }

  /** A cut may make what an earlier one took away, so that all are tried until none cuts. */
  private List<Part> parts(Part whole, List<GroupCheck> checks) {
    List<Part> parts = List.of(whole);
    int before;
    do {
      before = parts.size();
      for (GroupCheck check : checks) {
        if (policy(check.code()) == Policy.SPLIT) {
          parts = cut(parts, check);
        }
      }
    } while (parts.size() > before);
    return looked(parts, checks);
  }

  private Policy policy(FindingCode code) {
    return policies.getOrDefault(code, code.defaultPolicy());
  }

  private List<Part> cut(List<Part> parts, GroupCheck check) {
    List<Part> cut = new ArrayList<>();
    for (Part part : parts) {
      if (check.look(part.from(), part.to()).isPresent()) {
        apply(part, check.cut(part.from(), part.to()), cut);
      } else {
        cut.add(part);
      }
    }
    return cut;
  }

  /** Brings the members of each part together, in the order they had. */
  private void apply(Part part, Cut cut, List<Part> into) {
    int[] next = new int[cut.labels().size()];
    for (int number : cut.part()) {
      next[number]++;
    }
    int start = part.from();
    for (int i = 0; i < next.length; i++) {
      int count = next[i];
      into.add(
          new Part(
              start, start + count, joined(part.label(), cut.labels().get(i)), part.findings()));
      next[i] = start - part.from();
      start += count;
    }
    int[] positions = new int[part.count()];
    for (int i = 0; i < positions.length; i++) {
      positions[next[cut.part()[i]]++] = part.from() + i;
    }
    members.arrange(part.from(), positions);
    runs.forget();
  }

  private static String joined(String label, String more) {
    return label.isEmpty() || more.isEmpty() ? label + more : label + ", " + more;
  }

  private static List<Part> looked(List<Part> parts, List<GroupCheck> checks) {
    List<Part> looked = new ArrayList<>(parts.size());
    for (Part part : parts) {
      List<Finding> findings = new ArrayList<>(part.findings());
      for (GroupCheck check : checks) {
        Optional<Finding> finding = check.look(part.from(), part.to());
        finding.ifPresent(findings::add);
      }
      looked.add(new Part(part.from(), part.to(), part.label(), findings));
    }
    return looked;
  }
}
