/**
 * What items are told about themselves: values of side tables as JSON that the platform can keep,
 * and how rows come to their items.
 */
package io.bucketspec.metadata;
