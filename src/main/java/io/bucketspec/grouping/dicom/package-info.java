/** Slices to series and volumes, by the header tags that a table has for each object. */
package io.bucketspec.grouping.dicom;
