package io.bucketspec.run.ledger;

import java.io.IOException;
import java.io.Serializable;

/**
 * Reads the rows of the ledger.
 *
 * <p>Serializable, since tasks carry it to where they run.
 */
public interface LedgerReader extends Serializable {
  /** Nothing was published. */
  LedgerReader EMPTY = (version, part, sink) -> {};

  /** Takes rows. */
  interface Sink {
    void row(LedgerItem item) throws IOException;
  }

  /**
   * Hands over all rows of a part, in their order.
   *
   * @param version a segment's folder
   * @throws IOException if it is not there or not whole
   */
  void read(String version, int part, Sink sink) throws IOException;

  /** Hands over all rows of a segment. */
  default void readAll(LedgerSegment segment, Sink sink) throws IOException {
    for (int part : segment.parts()) {
      read(segment.version(), part, sink);
    }
  }
}
