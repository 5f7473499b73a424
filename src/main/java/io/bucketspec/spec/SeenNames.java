package io.bucketspec.spec;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of one JSON object, to find one that stands twice. Keeps no more characters than a
 * budget, which the objects around it share; what goes beyond is not looked at.
 */
final class SeenNames {
  /** Characters of names that are kept at a time. */
  static final class Budget {
    private static final int NAME_COST = 64;
    private long left = 16_000_000;
  }

  private final Budget budget;
  private final Map<String, Cursor.Spot> names = new HashMap<>();
  private long spent;

  SeenNames(Budget budget) {
    this.budget = budget;
  }

  /** Notes a name and reports it if it stood in this object before. */
  void add(String name, Cursor at, Faults faults) {
    Cursor.Spot first = names.get(name);
    if (first != null) {
      faults.report(
          FaultCode.DUPLICATE_KEY,
          at,
          "The key "
              + Faults.quoted(name)
              + " stands twice in one object, first at line "
              + first.line()
              + ", column "
              + first.column()
              + ": readers keep only the last, so what the first holds is lost. Join them.");
      return;
    }
    long cost = Budget.NAME_COST + (long) name.length();
    if (budget.left >= cost) {
      budget.left -= cost;
      spent += cost;
      names.put(name, new Cursor.Spot(at.line(), at.column(), ""));
    }
  }

  boolean contains(String name) {
    return names.containsKey(name);
  }

  /** Begins another object, or gives the budget back. */
  void clear() {
    budget.left += spent;
    spent = 0;
    names.clear();
  }
}
