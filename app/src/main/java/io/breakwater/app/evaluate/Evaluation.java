package io.breakwater.app.evaluate;

/**
 * A subcommand of {@code evaluate}: a picocli {@code @Command} class with a public constructor without arguments, found
 * by ServiceLoader. To add one, name it in {@code META-INF/services/io.breakwater.app.evaluate.Evaluation}.
 */
public interface Evaluation {}
