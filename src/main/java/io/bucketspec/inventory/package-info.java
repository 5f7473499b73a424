/** Each provider's manifest and column dialect, read into one snapshot and its rows. */
package io.bucketspec.inventory;
