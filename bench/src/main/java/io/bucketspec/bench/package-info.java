/**
 * Made-up inventories, the peers that do bucketspec's work in other ways, and the clock.
 *
 * <p>Nothing here is part of the job, and the job's classes are not on this class path: bucketspec
 * is measured from outside, as a process, like every peer.
 */
package io.bucketspec.bench;
