package io.breakwater.app;

/**
 * A command group of the command line: a picocli {@code @Command} class, found by ServiceLoader. To add one, write the
 * class in a folder of its own and name it in {@code META-INF/services/io.breakwater.app.CliCommand}.
 */
public interface CliCommand {}
