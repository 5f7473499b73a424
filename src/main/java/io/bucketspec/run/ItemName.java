package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.RuleText;
import io.bucketspec.rules.TitleParts;
import io.bucketspec.url.UrlForm;
import java.io.Serializable;

/**
 * A text of an item that tables may have too.
 *
 * @param sort what it is
 * @param text how it is made, for {@link Sort#TEXT}; null otherwise
 * @param settled whether all members of a group have the same, or the item has it as a whole
 * @param late whether it is known only when the item is made
 */
record ItemName(Sort sort, RuleText text, boolean settled, boolean late) implements Serializable {
  /** What can be compared to a column. */
  enum Sort {
    TEXT,
    KEY,
    TITLE,
    URL
  }

  /**
   * Appends the text that a key has.
   *
   * @return false, and nothing is appended, if it has none
   */
  boolean append(
      CompiledRule rule,
      RuleMatch match,
      byte[] key,
      int length,
      byte[] bucket,
      UrlForm urls,
      TitleParts parts,
      ByteBuilder out) {
    switch (sort) {
      case TITLE -> rule.title(match, key, length, bucket, parts, out);
      case KEY -> out.append(key, 0, length);
      case URL -> urls.append(key, length, out);
      default -> {
        return text.append(match, key, length, bucket, parts, out);
      }
    }
    return true;
  }
}
