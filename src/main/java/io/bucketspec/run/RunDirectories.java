package io.bucketspec.run;

import java.io.IOException;
import java.util.List;

/** The directories of all runs of one output. */
public interface RunDirectories {
  /** The names of the directories, which are the runs' ids, in any order. */
  List<String> names() throws IOException;

  /** The directory of that name. */
  RunStore at(String name);
}
