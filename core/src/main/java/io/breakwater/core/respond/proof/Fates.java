package io.breakwater.core.respond.proof;

/** Events that name a target, by what became of them. */
public record Fates(long stopped, long letThrough, long notSaid) {
    public static final Fates NONE = new Fates(0, 0, 0);

    public Fates {
        if (stopped < 0 || letThrough < 0 || notSaid < 0) {
            throw new IllegalArgumentException("counts must not be negative");
        }
    }

    public long total() {
        return stopped + letThrough + notSaid;
    }

    public Fates plus(Fates other) {
        return new Fates(stopped + other.stopped, letThrough + other.letThrough, notSaid + other.notSaid);
    }
}
