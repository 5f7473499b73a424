package io.bucketspec.run;

import io.bucketspec.metadata.JoinKeyBytes;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an item has that must be alike to columns of a side table, as {@link JoinKeyBytes} writes
 * it. Reused: of the item last asked for.
 */
final class ItemKey {
  private final RunPlan plan;
  private final ItemTitle titles;
  private final ByteBuilder text = new ByteBuilder(256);
  private final ByteBuilder bytes = new ByteBuilder(256);

  ItemKey(RunPlan plan) {
    this.plan = plan;
    this.titles = new ItemTitle();
  }

  /** The texts of titles, which a key may need, of an item. */
  TitleParts parts(CompiledRule rule, byte[] identity, boolean alone, RuleMatch match, byte[] key) {
    return rule.single() || rule.group() instanceof GroupBy.Captures
        ? TitleParts.NONE
        : titles.parts(rule, identity, alone, match, key);
  }

  /**
   * Makes it.
   *
   * @param key the key of one of the item's members, whose captures the match has
   * @return null if the item has none, because a capture took no part or a text is empty
   */
  ByteBuilder of(
      RuleMetadata.Source source,
      PlannedTable table,
      CompiledRule rule,
      SourceBucket bucket,
      RuleMatch match,
      byte[] key,
      TitleParts parts) {
    bytes.clear();
    for (int i = 0; i < source.on().size(); i++) {
      text.clear();
      if (!source
          .on()
          .get(i)
          .append(rule, match, key, key.length, bucket.name(), bucket.urls(), parts, text)) {
        return null;
      }
      Normalizing normalizing = table.normalizing().get(i);
      int before = bytes.length();
      if (plan.severalBuckets() && table.keys().get(i)) {
        JoinKeyBytes.append(bytes, inBucket(bucket.text(), normalizing.apply(text.toString())));
      } else if (normalizing.equals(Normalizing.NONE)) {
        Varint.append(bytes, text.array(), 0, text.length());
      } else {
        JoinKeyBytes.append(bytes, normalizing.apply(text.toString()));
      }
      // No more than its length, which is 0: rows have no such text.
      if (bytes.length() == before + 1) {
        return null;
      }
    }
    return bytes;
  }

  /** An object's key where there are several buckets, none of which has a slash in its name. */
  static String inBucket(String bucket, String key) {
    return bucket + "/" + key;
  }

  /** A key for people: {@code site_id = 'north', camera_id = '7'}. */
  static String words(PlannedTable table, byte[] key, int from) {
    Varint in = new Varint().over(key, from);
    List<String> words = new ArrayList<>();
    for (String column : table.onColumns()) {
      String value = new String(in.nextBytes(), StandardCharsets.UTF_8);
      words.add(table.sidecar() ? value : column + " = '" + value + "'");
    }
    return String.join(", ", words);
  }
}
