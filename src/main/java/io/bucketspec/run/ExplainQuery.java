package io.bucketspec.run;

import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows matter to what becomes of some keys, in whatever bucket: their own and those of their
 * groups. Where header tags tell the group, those of its series' objects and of the folders these
 * lie in.
 */
public final class ExplainQuery implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RunPlan plan;
  private final Set<Bytes> keys = new HashSet<>();
  private final Set<Bytes> groups = new HashSet<>();
  private final Set<Bytes> folders = new HashSet<>();
  private final Set<Bytes> series = new HashSet<>();
  private final Set<Bytes> seriesKeys = new HashSet<>();
  private final SidecarSuffix sidecarSuffix;

  /**
   * @param plan one that writes nothing
   * @param wanted keys, or URIs of objects
   */
  public ExplainQuery(RunPlan plan, Collection<String> wanted) {
    this.plan = plan;
    this.sidecarSuffix = new SidecarSuffix(plan);
    RuleMatch match = new RuleMatch();
    GroupIdentity identity = new GroupIdentity(plan);
    for (String key : wanted) {
      byte[] bytes = AskedObject.of(plan, key).key();
      keys.add(new Bytes(bytes));
      if (plan.rules().match(bytes, bytes.length, match)) {
        groups.add(new Bytes(identity.of(match, bytes, bytes.length).toByteArray()));
        if (byTags(match)) {
          folders.add(folder(bytes));
        }
      }
    }
  }

  RunPlan plan() {
    return plan;
  }

  /** Whether header tags have to be asked for. */
  public boolean needsTags() {
    return !folders.isEmpty();
  }

  /**
   * Takes rows of the tag table that {@link #wantsTags} picked.
   *
   * @return whether they name series or folders not known before, so that more rows are wanted
   */
  public boolean learn(List<SortedRecord> tags) {
    int known = series.size() + folders.size() + seriesKeys.size();
    for (SortedRecord record : tags) {
      KeyedRecord row = KeyedRecord.read(record.bytes());
      Bytes key = new Bytes(row.key());
      if (keys.contains(key) && row.series().length > 0) {
        series.add(Bytes.of(row.study(), row.series()));
      }
    }
    for (SortedRecord record : tags) {
      KeyedRecord row = KeyedRecord.read(record.bytes());
      if (series.contains(Bytes.of(row.study(), row.series()))) {
        seriesKeys.add(new Bytes(row.key()));
        folders.add(folder(row.key()));
      }
    }
    return series.size() + folders.size() + seriesKeys.size() > known;
  }

  /** Whether a row of the tag table matters. */
  boolean wantsTags(KeyedRecord row) {
    return keys.contains(new Bytes(row.key()))
        || series.contains(Bytes.of(row.study(), row.series()))
        || folders.contains(folder(row.key()));
  }

  /** Whether a row of the inventory matters: as an object, or as the file beside one that does. */
  boolean wants(byte[] key, int length, RuleMatch match, GroupIdentity identity) {
    if (wantsObject(key, length, match, identity)) {
      return true;
    }
    int object = plan.metadata().sidecars() < 0 ? 0 : sidecarSuffix.objectLength(key, length);
    return object > 0 && wantsObject(key, object, match, identity);
  }

  private boolean wantsObject(byte[] key, int length, RuleMatch match, GroupIdentity identity) {
    Bytes whole = Bytes.of(key, length);
    if (keys.contains(whole) || seriesKeys.contains(whole)) {
      return true;
    }
    if (!plan.rules().match(key, length, match)) {
      return false;
    }
    if (byTags(match) && folders.contains(Bytes.of(key, GroupIdentity.folderEnd(key, length)))) {
      return true;
    }
    return groups.contains(new Bytes(identity.of(match, key, length).toByteArray()));
  }

  boolean asksFor(byte[] key, int length) {
    return keys.contains(Bytes.of(key, length));
  }

  private boolean byTags(RuleMatch match) {
    return plan.rules().rule(match.rule()).group() instanceof GroupBy.Series;
  }

  private static Bytes folder(byte[] key) {
    return Bytes.of(key, GroupIdentity.folderEnd(key, key.length));
  }
}
