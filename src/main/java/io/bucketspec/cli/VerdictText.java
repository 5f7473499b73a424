package io.bucketspec.cli;

import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecVerdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line for each fault, as compilers print them, and one for each file. */
record VerdictText(PrintWriter out) implements VerdictPrinter {
  @Override
  public void fault(String file, SpecFault fault) {
    out.println(
        file
            + ":"
            + fault.line()
            + ":"
            + fault.column()
            + ": "
            + fault.severity().name().toLowerCase(Locale.ROOT)
            + " "
            + fault.code().code()
            + " at "
            + fault.path()
            + ": "
            + fault.sentence());
  }

  @Override
  public void file(String file, SpecVerdict verdict, long unshown) {
    if (unshown > 0) {
      out.println(file + ": and " + plural(unshown, "fault") + " more (--max)");
    }
    String kinds =
        verdict.items().entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue())
            .collect(Collectors.joining(", "));
    String holds = plural(verdict.allItems(), "item") + (kinds.isEmpty() ? "" : " (" + kinds + ")");
    out.println(
        file + ": " + faults(verdict) + "; " + holds + ", " + plural(verdict.urls(), "URL"));
  }

  private static String faults(SpecVerdict verdict) {
    return verdict.errors() == 0 && verdict.warnings() == 0
        ? "valid"
        : plural(verdict.errors(), "error") + ", " + plural(verdict.warnings(), "warning");
  }

  @Override
  public void all(List<SpecVerdict> verdicts) {
    if (verdicts.size() < 2) {
      return;
    }
    long wrong = verdicts.stream().filter(verdict -> verdict.errors() > 0).count();
    long items = verdicts.stream().mapToLong(SpecVerdict::allItems).sum();
    long urls = verdicts.stream().mapToLong(SpecVerdict::urls).sum();
    out.println(
        plural(verdicts.size(), "file")
            + ": "
            + (wrong == 0 ? "none has errors" : wrong + (wrong == 1 ? " has" : " have") + " errors")
            + "; "
            + plural(items, "item")
            + ", "
            + plural(urls, "URL"));
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
