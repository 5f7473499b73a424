/** The upload spec document: JSON and CSV writers, the checks, the limits. */
package io.bucketspec.spec;
