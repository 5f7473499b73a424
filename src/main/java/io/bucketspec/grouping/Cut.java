package io.bucketspec.grouping;

import java.util.List;

/**
 * How members are told apart.
 *
 * @param part for each member the number of its part, from 0 on
 * @param labels a word for each part, empty for one that needs none
 */
record Cut(int[] part, List<String> labels) {}
