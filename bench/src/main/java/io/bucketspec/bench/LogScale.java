package io.bucketspec.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param low the value at its beginning
 * @param high the value at its end
 * @param from where it begins in the picture
 * @param to where it ends
 */
record LogScale(double low, double high, double from, double to) {
  private static final int[] STEPS = {1, 2, 5, 10};

  LogScale {
    if (!(low > 0 && low < high)) {
      throw new IllegalArgumentException("No axis leads from " + low + " to " + high + ".");
    }
  }

  /** From a round number to a round number, around all values. */
  static LogScale around(Collection<Double> values, double from, double to) {
    double low = roundBelow(Collections.min(values));
    double high = roundAbove(Collections.max(values));
    return new LogScale(low, low < high ? high : roundAbove(high * 1.5), from, to);
  }

  double at(double value) {
    return from + (to - from) * Math.log(value / low) / Math.log(high / low);
  }

  /** The round numbers of the axis. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (double tick = roundAbove(low); tick <= high; tick = roundAbove(tick * 1.5)) {
      ticks.add(tick);
    }
    return ticks;
  }

  private static double roundBelow(double value) {
    double round = decade(value);
    for (int step : STEPS) {
      if (decade(value) * step <= value) {
        round = decade(value) * step;
      }
    }
    return round;
  }

  private static double roundAbove(double value) {
    int step = 0;
    while (decade(value) * STEPS[step] < value) {
      step++;
    }
    return decade(value) * STEPS[step];
  }

  private static double decade(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)));
  }
}
