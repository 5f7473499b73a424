package io.bucketspec.grouping;

/**
 * What is looked for in a group.
 *
 * @param numbered whether the members are frames, so that their numbers say something
 * @param paired whether each number should have several views
 * @param views how many; 0 for as many as a number has at most
 * @param noTiff whether TIFF images are not allowed
 * @param copies whether members of the same content are looked for
 * @param maxMembers how many members it may have
 */
public record GroupTraits(
    boolean numbered, boolean paired, int views, boolean noTiff, boolean copies, int maxMembers) {}
