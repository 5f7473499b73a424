package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleMatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What orders a member: a text of its key, or bytes that go with it where that is not enough. The
 * bytes are numbers and texts with a 0 byte between them, made for natural order.
 */
final class MemberOrder {
  private static final byte BETWEEN = 0;

  private final CompiledRule rule;
  private final boolean besidesKey;
  private final Timestamps timestamps;

  MemberOrder(CompiledRule rule) {
    this.rule = rule;
    this.besidesKey = besidesKey(rule);
    this.timestamps =
        rule.order() instanceof OrderBy.Timestamp order ? new Timestamps(order) : null;
  }

  /** Whether members of the rule are ordered by bytes that go with them. */
  static boolean besidesKey(CompiledRule rule) {
    OrderBy order = rule.order();
    return rule.pairCapture() >= 0
        || order instanceof OrderBy.Timestamp
        || order instanceof OrderBy.LastModified
        || rule.orderCaptures().length > 1;
  }

  /**
   * Gives a member its order.
   *
   * @param name the key as a sequence's, for rules that group by it
   * @return why it has none, if so
   */
  Optional<String> put(Member member, RuleMatch match, SequenceName name, InventoryRow row) {
    return put(member, match, name, row.lastModified());
  }

  /** The same for a key of which no row says when it was modified: it was just now. */
  Optional<String> putUndated(Member member, RuleMatch match, SequenceName name) {
    return put(member, match, name, Long.MAX_VALUE);
  }

  private Optional<String> put(
      Member member, RuleMatch match, SequenceName name, long lastModified) {
    if (!besidesKey) {
      inKey(member, match, name);
      return Optional.empty();
    }
    ByteBuilder out = member.extra();
    if (timestamps != null) {
      int capture = rule.orderCaptures()[0];
      Optional<String> fault = timestamps.append(text(member, match, capture), out);
      if (fault.isPresent()) {
        return Optional.of("The capture '" + rule.captures().get(capture) + "' " + fault.get());
      }
    } else if (rule.order() instanceof OrderBy.LastModified) {
      if (lastModified == InventoryRow.TIME_NOT_STATED) {
        return Optional.of("The inventory doesn't state when the object was last modified.");
      }
      Timestamps.append(lastModified, out);
    } else {
      appendTexts(member, match, name, out);
    }
    appendView(member, name, out);
    return Optional.empty();
  }

  private void inKey(Member member, RuleMatch match, SequenceName name) {
    int[] captures = rule.orderCaptures();
    if (captures.length == 1) {
      int start = match.start(captures[0]);
      member.order(start, start < 0 ? -1 : match.end(captures[0]));
    } else if (rule.group() instanceof GroupBy.Sequence) {
      member.order(name.numberStart(), name.numberEnd());
    }
  }

  private void appendTexts(Member member, RuleMatch match, SequenceName name, ByteBuilder out) {
    int[] captures = rule.orderCaptures();
    if (captures.length == 0) {
      out.append(member.key(), Math.max(0, name.numberStart()), Math.max(0, name.numberEnd()));
    }
    for (int i = 0; i < captures.length; i++) {
      if (i > 0) {
        out.append(BETWEEN);
      }
      int start = match.start(captures[i]);
      if (start >= 0) {
        out.append(member.key(), start, match.end(captures[i]));
      }
    }
  }

  /** Views stand in the order in which the rule names them, or in that of their names. */
  private void appendView(Member member, SequenceName name, ByteBuilder out) {
    if (rule.pairCapture() < 0 || name.viewStart() < 0) {
      return;
    }
    out.append(BETWEEN);
    List<String> views = rule.alternatives(rule.pairCapture());
    if (views.isEmpty()) {
      out.append(member.key(), name.viewStart(), name.viewEnd());
    } else {
      int length = name.viewEnd() - name.viewStart();
      String view = new String(member.key(), name.viewStart(), length, StandardCharsets.UTF_8);
      out.appendDecimal(place(views, view));
    }
  }

  /** In the extension a key may have a view in another case. */
  private static int place(List<String> views, String view) {
    int exact = views.indexOf(view);
    int place = 0;
    while (exact < 0 && place < views.size() && !views.get(place).equalsIgnoreCase(view)) {
      place++;
    }
    return exact < 0 ? place : exact;
  }

  private static String text(Member member, RuleMatch match, int capture) {
    int start = match.start(capture);
    return start < 0
        ? ""
        : new String(member.key(), start, match.end(capture) - start, StandardCharsets.UTF_8);
  }
}
