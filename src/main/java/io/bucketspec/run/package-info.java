/** A run without Spark: its plan, its steps over iterators, its directory, its report. */
package io.bucketspec.run;
