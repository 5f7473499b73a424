package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Varint;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Spec folders of items. Items of one partition come one after the other, so the folders of the
 * last one are kept, and no String is made for the next item in it.
 */
final class FolderPaths {
  private final OutputOptions output;
  private final Map<Kind, String> paths = new EnumMap<>(Kind.class);
  private ByteBuilder partition = new ByteBuilder();
  private ByteBuilder lastPartition = new ByteBuilder();

  FolderPaths(OutputOptions output) {
    this.output = output;
  }

  /**
   * The folder of an item, as {@link PartitionPath} makes it.
   *
   * @param match the captures of the key at the item's position 0
   */
  String of(CompiledRule rule, Kind kind, RuleMatch match, byte[] key) {
    partition.clear();
    for (int capture : rule.partitionCaptures()) {
      int start = start(match, capture);
      int length = start < 0 ? 0 : match.end(capture) - start;
      Varint.append(partition, length);
      partition.append(key, Math.max(start, 0), Math.max(start, 0) + length);
    }
    if (!same(partition, lastPartition)) {
      paths.clear();
      ByteBuilder spare = lastPartition;
      lastPartition = partition;
      partition = spare;
    }
    String path = paths.get(kind);
    if (path == null) {
      List<String> values = values(rule, match, key);
      path = PartitionPath.of(output.partitionBy(), values, kind, output.spec());
      paths.put(kind, path);
    }
    return path;
  }

  private static boolean same(ByteBuilder a, ByteBuilder b) {
    return Arrays.equals(a.array(), 0, a.length(), b.array(), 0, b.length());
  }

  private static List<String> values(CompiledRule rule, RuleMatch match, byte[] key) {
    List<String> values = new ArrayList<>();
    for (int capture : rule.partitionCaptures()) {
      int start = start(match, capture);
      values.add(
          start < 0
              ? null
              : new String(key, start, match.end(capture) - start, StandardCharsets.UTF_8));
    }
    return values;
  }

  private static int start(RuleMatch match, int capture) {
    return capture < 0 ? -1 : match.start(capture);
  }
}
