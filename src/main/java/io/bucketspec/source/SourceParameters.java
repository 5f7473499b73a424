package io.bucketspec.source;

import java.util.Map;
import java.util.TreeMap;
import scala.Tuple2;
import scala.collection.Iterator;

/** The options that Spark hands over. */
final class SourceParameters {
  private SourceParameters() {}

  /** The same as a map of Java's: converters are not the same in each Scala. */
  static Map<String, String> of(scala.collection.immutable.Map<String, String> parameters) {
    Map<String, String> options = new TreeMap<>();
    Iterator<Tuple2<String, String>> entries = parameters.iterator();
    while (entries.hasNext()) {
      Tuple2<String, String> entry = entries.next();
      options.put(entry._1(), entry._2());
    }
    return options;
  }
}
