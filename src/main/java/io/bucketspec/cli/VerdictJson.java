package io.bucketspec.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecVerdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * A line of JSON for each fault ({@code severity}, {@code code}, {@code line}, {@code column},
 * {@code path}, {@code sentence}), and one for each file ({@code errors}, {@code warnings}, {@code
 * items}, {@code urls}, {@code bytes}); each names its {@code file}.
 */
record VerdictJson(PrintWriter out) implements VerdictPrinter {
  @Override
  public void fault(String file, SpecFault fault) {
    out.println(
        node(file)
            .put("severity", fault.severity().name().toLowerCase(Locale.ROOT))
            .put("code", fault.code().code())
            .put("line", fault.line())
            .put("column", fault.column())
            .put("path", fault.path())
            .put("sentence", fault.sentence()));
  }

  @Override
  public void file(String file, SpecVerdict verdict, long unshown) {
    ObjectNode node =
        node(file).put("errors", verdict.errors()).put("warnings", verdict.warnings());
    ObjectNode items = node.putObject("items");
    verdict.items().forEach(items::put);
    node.put("urls", verdict.urls()).put("bytes", verdict.bytes());
    if (unshown > 0) {
      node.put("faultsNotShown", unshown);
    }
    out.println(node);
  }

  @Override
  public void all(List<SpecVerdict> verdicts) {
    // Lines add up by themselves.
  }

  private static ObjectNode node(String file) {
    return JsonNodeFactory.instance.objectNode().put("file", file);
  }
}
