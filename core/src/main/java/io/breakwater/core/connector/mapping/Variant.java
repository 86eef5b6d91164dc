package io.breakwater.core.connector.mapping;

/** A view that holds when its condition does; of several, the first. */
record Variant(Condition when, View view) {}
