/** Members of a group put in order. */
package io.bucketspec.grouping;
