package io.bucketspec.metadata;

import java.util.List;

/**
 * An object as it stands in a JSON text: a name may stand twice, and null is a value.
 *
 * @param names of the members, in their order
 * @param values one for each name, as {@link JsonTree} has them
 */
record JsonObject(List<String> names, List<Object> values) {}
