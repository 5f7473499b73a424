package io.bucketspec.rules;

import java.io.Serializable;

/**
 * One thing that is wrong with a job's rules.
 *
 * @param rule the rule's index from 0, or -1 for what belongs to no single rule
 * @param field the setting within the rule as the job file spells it ({@code match}, {@code
 *     group[1]}); with rule -1 the setting outside, {@code partitionBy[0]}
 * @param message what is wrong and what would be right, as sentences without the place
 */
public record RuleProblem(int rule, String field, String message) implements Serializable {}
