/** A run's directory on any Hadoop file system: the only place of {@code run} that knows Hadoop. */
package io.bucketspec.run.store;
