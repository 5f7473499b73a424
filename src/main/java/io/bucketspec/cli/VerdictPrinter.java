package io.bucketspec.cli;

import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecVerdict;
import java.util.List;

/** Prints what {@code validate} finds. */
interface VerdictPrinter {
  void fault(String file, SpecFault fault);

  /**
   * Ends a file.
   *
   * @param unshown how many of its faults were not printed
   */
  void file(String file, SpecVerdict verdict, long unshown);

  /** Ends all files. */
  void all(List<SpecVerdict> verdicts);
}
