package io.bucketspec.run;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of a group's members that are not there. */
final class AbsentMembers {
  private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
  private final Map<Reason, Long> untold = new EnumMap<>(Reason.class);

  /** For what {@link #untold} holds, the smallest key. */
  private final Map<Reason, byte[]> examples = new EnumMap<>(Reason.class);

  void add(Member member) {
    Reason reason = member.absence();
    if (reason != Reason.NO_TAGS
        && reason != Reason.NO_OBJECT
        && reason != Reason.CONFLICTING_TAGS) {
      rejected.merge(reason, member.absences(), Long::sum);
      return;
    }
    untold.merge(reason, member.absences(), Long::sum);
    byte[] key = Arrays.copyOf(member.key(), member.keyLength());
    examples.merge(reason, key, (a, b) -> Arrays.compareUnsigned(a, b) <= 0 ? a : b);
  }

  void clear() {
    rejected.clear();
    untold.clear();
    examples.clear();
  }

  /**
   * That some members were rejected on the way here, and that some may never have come, if so.
   *
   * @param present how many members there are
   */
  List<Finding> findings(long present) {
    List<Finding> findings = new ArrayList<>(0);
    if (!rejected.isEmpty()) {
      findings.add(new Finding(FindingCode.MEMBERS_REJECTED, rejectedSentence(present)));
    }
    if (!untold.isEmpty()) {
      String sentence =
          untold.entrySet().stream()
              .map(entry -> untoldWords(entry.getKey(), entry.getValue()))
              .collect(Collectors.joining("; "));
      findings.add(new Finding(FindingCode.INCOMPLETE_SERIES, sentence + "."));
    }
    return findings;
  }

  private String rejectedSentence(long present) {
    long count = rejected.values().stream().mapToLong(Long::longValue).sum();
    String reasons =
        rejected.entrySet().stream()
            .map(entry -> entry.getKey().code() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return count
        + " of "
        + (present + count)
        + (count == 1 ? " members was rejected (" : " members were rejected (")
        + reasons
        + "); the others stand without a gap.";
  }

  private String untoldWords(Reason reason, long count) {
    boolean one = count == 1;
    String key = new String(examples.get(reason), StandardCharsets.UTF_8);
    String example = (one ? " (" : " (such as ") + key + ")";
    return switch (reason) {
      case NO_OBJECT ->
          count
              + (one
                  ? " row of the tag table names an object"
                  : " rows of the tag table name objects")
              + " that the inventory lacks"
              + example;
      case NO_TAGS ->
          count
              + (one ? " object in its folder has" : " objects in its folders have")
              + " no row in the tag table, and may belong to it"
              + example;
      default ->
          count
              + (one ? " object has" : " objects have")
              + " several rows in the tag table that differ"
              + example;
    };
  }
}
