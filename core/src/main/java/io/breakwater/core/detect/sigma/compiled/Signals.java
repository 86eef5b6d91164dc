package io.breakwater.core.detect.sigma.compiled;

/** Who is told what was found in a value. */
interface Signals {
    /** A literal was found; see {@link Literal#signal}. */
    void signal(int signal);
}
