/** A key to its object URL, in each form of each provider, and back. */
package io.bucketspec.url;
