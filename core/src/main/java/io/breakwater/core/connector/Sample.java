package io.breakwater.core.connector;

/**
 * What a connector may look at to recognise its format.
 *
 * @param name file or door name; a hint only, content decides
 * @param head the first bytes (up to 64 KiB), after decompression
 */
public record Sample(String name, byte[] head) {}
