/** The thin part: one class per step over Datasets. */
package io.bucketspec.spark;
