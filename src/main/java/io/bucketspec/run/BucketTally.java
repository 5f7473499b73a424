package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The buckets that rows of an inventory of several are of. Of more than a thousand it knows only
 * that there are, so that it stays small, and the same in whatever order it is added up.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class BucketTally {
  private static final int MOST = 1000;

  /** Rows that could be read as current objects, by bucket; none if there are too many buckets. */
  private final SortedMap<String, Long> rows = new TreeMap<>();

  /** Why URLs of a bucket are not as the options ask for, by bucket. */
  private final SortedMap<String, String> pathStyle = new TreeMap<>();

  private boolean tooMany;

  void add(SourceBucket bucket, long count) {
    rows.merge(bucket.text(), count, Long::sum);
    bucket.urls().finding().ifPresent(it -> pathStyle.put(bucket.text(), it.sentence()));
    limit();
  }

  void add(BucketTally other) {
    tooMany |= other.tooMany;
    other.rows.forEach((bucket, count) -> rows.merge(bucket, count, Long::sum));
    pathStyle.putAll(other.pathStyle);
    limit();
  }

  private void limit() {
    tooMany |= rows.size() > MOST;
    if (tooMany) {
      rows.clear();
    }
    while (pathStyle.size() > MOST) {
      pathStyle.remove(pathStyle.lastKey());
    }
  }

  /** Rows by bucket; none if there are too many buckets, or but one. */
  SortedMap<String, Long> rows() {
    return rows;
  }

  /** For people; empty if the inventory is of one bucket. */
  String words() {
    if (tooMany) {
      return "more than " + MOST + " buckets";
    }
    return rows.isEmpty() ? "" : Quantity.count(rows.size(), "bucket");
  }

  /** What was noticed on buckets, each once. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    pathStyle
        .values()
        .forEach(sentence -> findings.add(new Finding(FindingCode.BUCKET_WITH_DOTS, sentence)));
    return findings;
  }
}
