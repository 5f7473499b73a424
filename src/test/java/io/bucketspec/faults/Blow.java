package io.bucketspec.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Whom to kill, and when.
 *
 * @param victim the process
 * @param moment as a part of the run's usual duration: 0 is its begin, 1 its end
 */
record Blow(Victim victim, double moment) {

  /** The processes of a run. */
  enum Victim {
    DRIVER,
    EXECUTOR
  }

  /** So many of them, for either victim spread at random over the whole run, in a random order. */
  static List<Blow> random(Random random, int count) {
    List<Blow> blows = new ArrayList<>();
    int drivers = (count + 1) / 2;
    for (int i = 0; i < count; i++) {
      boolean driver = i < drivers;
      int index = driver ? i : i - drivers;
      int of = driver ? drivers : count - drivers;
      double moment = (index + random.nextDouble()) / of;
      blows.add(new Blow(driver ? Victim.DRIVER : Victim.EXECUTOR, moment));
    }
    Collections.shuffle(blows, random);
    return blows;
  }
}
