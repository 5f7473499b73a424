package io.bucketspec.run.ledger;

import java.io.IOException;

/**
 * A table that holds the rows of a ledger, those of all its versions. Which of them count, its
 * manifests say: rows of a version that no manifest in force names are as if they weren't there.
 */
public interface LedgerTable {
  /** The table in a word or two, as manifests name it. */
  String name();

  /**
   * Adds the rows of a segment, which stand in the files of its folder. If they are there already,
   * nothing is added.
   *
   * @param folder the full path of the segment's folder
   * @throws IOException if they could not be added
   */
  void append(LedgerSegment segment, String folder) throws IOException;
}
