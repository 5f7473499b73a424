package io.bucketspec.run;

import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.ObjectUri;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which objects a run is about, where it is only about some: those that the platform refused, and
 * with each the others of its item. All other objects are filtered.
 *
 * @param some whether it is only about some
 * @param objects the named objects, each with its number
 * @param urls the URLs that name them, by those numbers
 * @param places where the exchange brings the items of those whose keys tell them, in rising order
 * @param unknown URLs that name none of the job's objects
 */
public record RetryPlan(
    boolean some,
    Map<Bytes, Integer> objects,
    List<String> urls,
    List<Long> places,
    List<String> unknown)
    implements Serializable {
  /** A run about all objects. */
  public static final RetryPlan ALL =
      new RetryPlan(false, Map.of(), List.of(), List.of(), List.of());

  /** How accounts call objects that a run is not about. */
  static final String NOT_ASKED_FOR = "not-asked-for";

  /**
   * A run about objects.
   *
   * @param plan the job's, for its bucket, rules and URLs
   * @param wanted the objects' URLs as spec files have them, or in another form
   */
  public static RetryPlan of(RunPlan plan, Collection<String> wanted) {
    Map<Bytes, Integer> objects = new HashMap<>();
    List<String> urls = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Set<Long> places = new TreeSet<>();
    RuleMatch match = new RuleMatch();
    GroupIdentity identity = new GroupIdentity(plan);
    for (String url : wanted) {
      Optional<AskedObject> object = object(plan, url);
      if (object.isEmpty()) {
        unknown.add(url);
      } else if (objects.putIfAbsent(object.get().object(), urls.size()) == null) {
        urls.add(url);
        byte[] key = object.get().key();
        if (taken(plan, match, key, key.length)) {
          identity.in(object.get().bucket()).of(match, key, key.length);
          places.add(identity.place());
        }
      }
    }
    return new RetryPlan(true, objects, urls, List.copyOf(places), unknown);
  }

  private static Optional<AskedObject> object(RunPlan plan, String url) {
    String bucket = plan.sourceBucket();
    if (!plan.severalBuckets()) {
      Optional<String> key = plan.urls().of(bucket).key(url);
      if (key.isPresent()) {
        return Optional.of(new AskedObject(utf8(bucket), utf8(key.get())));
      }
    }
    ObjectUri uri = new ObjectUri(KeyEncoding.AUTO);
    byte[] bytes = utf8(url);
    boolean ours =
        uri.parse(bytes, 0, bytes.length) && (plan.severalBuckets() || uri.bucket().equals(bucket));
    return ours
        ? Optional.of(
            new AskedObject(utf8(uri.bucket()), Arrays.copyOf(uri.key(), uri.keyLength())))
        : Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean taken(RunPlan plan, RuleMatch match, byte[] key, int length) {
    return plan.rules().match(key, length, match)
        && plan.rules().rule(match.rule()).kind().isPresent();
  }

  /** Whether an object may be of an item that the run is about. */
  boolean mayWant(RunPlan plan, RuleMatch match, GroupIdentity identity, byte[] key, int length) {
    if (!taken(plan, match, key, length)) {
      return false;
    }
    if (plan.rules().rule(match.rule()).group() instanceof GroupBy.Series) {
      return true;
    }
    identity.of(match, key, length);
    return Collections.binarySearch(places, identity.place()) >= 0;
  }

  /** The number of an object that was named; -1 for another. */
  int indexOf(byte[] bucket, byte[] key, int length) {
    byte[] exact = key.length == length ? key : Arrays.copyOf(key, length);
    return objects.getOrDefault(Bytes.of(bucket, exact), -1);
  }

  /** Whether an item has a member that was named. */
  boolean wants(Group group, ItemPlan item) {
    for (int i = item.from(); i < item.to(); i++) {
      byte[] key = group.members().key(i);
      if (indexOf(group.bucket().name(), key, key.length) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** How many objects are named. */
  public int count() {
    return urls.size();
  }

  /** That some of what was asked for is not there, if so. */
  public Optional<Finding> finding(Results results) {
    List<String> missing = missing(results);
    missing.addAll(unknown);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String sentence =
        missing.size()
            + " of the "
            + Quantity.count(urls.size() + unknown.size(), "URL")
            + (missing.size() == 1 ? " names an object" : " name objects")
            + " that the inventory lacks, such as "
            + missing.get(0)
            + ".";
    return Optional.of(new Finding(FindingCode.RETRY_WITHOUT_OBJECT, sentence));
  }

  private List<String> missing(Results results) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      if (!results.tally().askedFound.contains(i)) {
        missing.add(urls.get(i));
      }
    }
    return missing;
  }
}
