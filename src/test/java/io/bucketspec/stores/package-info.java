/** Runs on servers that speak the protocols of real stores. */
package io.bucketspec.stores;
