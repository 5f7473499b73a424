package io.bucketspec.bench;

/**
 * What one process, with all its children, cost.
 *
 * @param wallSeconds from start to exit
 * @param cpuSeconds user and system time
 * @param peakBytes resident memory at its highest; 0 where the system has no /proc
 * @param exitCode as the process left it
 */
record Measurement(double wallSeconds, double cpuSeconds, long peakBytes, int exitCode) {}
