package io.bucketspec.bench;

import java.lang.management.ManagementFactory;

/** Whether the machine was idle before a measurement: if not, wall times are no more than hints. */
final class MachineLoad {
  private static final double QUIET = 0.5;

  private MachineLoad() {}

  /** Empty on a quiet machine. */
  static String note() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load > QUIET ? ", load before " + load : "";
  }
}
