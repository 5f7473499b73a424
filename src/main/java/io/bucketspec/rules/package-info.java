/**
 * Declared rules, compiled: which keys each takes, what its captures are, where it is ambiguous.
 */
package io.bucketspec.rules;
