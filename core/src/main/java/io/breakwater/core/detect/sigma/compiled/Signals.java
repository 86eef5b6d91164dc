package io.breakwater.core.detect.sigma.compiled;

/** Who is told what was found in a value. A class and no interface, because it is told often: its table is nearer. */
abstract class Signals {
    /** A literal was found; see {@link Literal#signal}. */
    abstract void signal(int signal);
}
