/**
 * The inner loops of bucketspec, each beside what an expert would write with the usual libraries.
 *
 * <p>A benchmark class is one comparison: its method {@code ours} and its peers' methods do the
 * same work on the same data, which the tests prove. Peers that work on texts are given them
 * decoded, unless their name says otherwise.
 */
package io.bucketspec.bench.micro;
