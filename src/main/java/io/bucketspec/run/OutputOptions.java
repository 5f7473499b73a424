package io.bucketspec.run;

import io.bucketspec.model.InvalidOption;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecOptions;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where and how spec files are written: the {@code output} part of a job file.
 *
 * @param path the folder that holds {@code runs/}, as any Hadoop file system spells it
 * @param partitionBy the captures that partition the spec files, outermost first; an item without
 *     the capture falls into Spark's default partition
 * @param spec the files' form
 * @param limits what one file may hold
 */
public record OutputOptions(String path, List<String> partitionBy, SpecOptions spec, Limits limits)
    implements Serializable {
  public OutputOptions {
    partitionBy = List.copyOf(partitionBy);
    if (path == null || path.isBlank()) {
      throw new InvalidOption("path", "The output needs a path: the folder to write runs into.");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < partitionBy.size(); i++) {
      if (!seen.add(partitionBy.get(i))) {
        throw new InvalidOption(
            "partitionBy[" + i + "]", "'" + partitionBy.get(i) + "' stands here twice.");
      }
    }
  }
}
