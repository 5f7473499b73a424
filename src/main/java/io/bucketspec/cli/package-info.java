/** Commands, job files, wiring, exit codes. */
package io.bucketspec.cli;
