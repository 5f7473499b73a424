package io.bucketspec.rules;

import java.io.Serializable;

/**
 * Which captures a rule uses for what, as their indexes in {@link RuleMatch}.
 *
 * @param group the group's, none for other groupings
 * @param order the order's
 * @param partitions for each capture that partitions the output its index, -1 where the rule lacks
 *     it
 * @param pair the one that sets a sequence's views side by side, or -1
 * @param within those that tell series apart beside their UIDs
 * @param fallback those that group objects without a tag row
 */
record RuleCaptures(
    int[] group, int[] order, int[] partitions, int pair, int[] within, int[] fallback)
    implements Serializable {}
