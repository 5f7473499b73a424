package io.bucketspec.bench.micro;

import java.util.List;
import java.util.Locale;

/**
 * The scores in Markdown: a line for every peer, with ours beside it. Times are those of the
 * fastest iteration, with the median in brackets.
 */
final class MicroTable {
  private static final String HEAD =
      """
      | | peer | ours ns | peer ns | peer / ours | ours B | peer B |
      |---|---|---:|---:|---:|---:|---:|
      """;

  private MicroTable() {}

  static String markdown(List<Score> scores) {
    StringBuilder table = new StringBuilder(HEAD);
    for (Score ours : scores.stream().filter(Score::ofOurs).toList()) {
      for (Score peer : scores) {
        if (!peer.ofOurs() && peer.comparison().equals(ours.comparison())) {
          table.append(line(ours, peer));
        }
      }
    }
    return table.toString();
  }

  private static String line(Score ours, Score peer) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.2f | %.0f | %.0f |%n",
        ours.comparison(),
        peer.side(),
        time(ours),
        time(peer),
        peer.fastest() / ours.fastest(),
        ours.bytes(),
        peer.bytes());
  }

  private static String time(Score score) {
    return String.format(Locale.ROOT, "%.1f (%.1f)", score.fastest(), score.median());
  }
}
