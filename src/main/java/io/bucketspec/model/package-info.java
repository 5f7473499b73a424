/** Values that all rooms share: kinds, media types, findings, reasons. JDK only. */
package io.bucketspec.model;
