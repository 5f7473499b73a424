package io.bucketspec.bench;

/**
 * How a contender's line looks. The colors differ also for those who don't see red and green apart.
 *
 * @param dashed for what does not do the whole work
 */
record LineStyle(String color, double width, boolean dashed) {
  static LineStyle of(Contender contender) {
    return switch (contender) {
      case OURS -> new LineStyle("#c2410c", 3.5, false);
      case PLAN -> new LineStyle("#c2410c", 2, true);
      case DUCKDB -> new LineStyle("#0b62a4", 2, false);
      case SPARK -> new LineStyle("#0f7b55", 2, false);
      case POLARS -> new LineStyle("#86419b", 2, false);
      case FLOOR -> new LineStyle("#6b7280", 2, true);
    };
  }
}
