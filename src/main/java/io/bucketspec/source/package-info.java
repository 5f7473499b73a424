/**
 * The data sources' short names: options to typed ones, and errors that are readable from Python.
 */
package io.bucketspec.source;
