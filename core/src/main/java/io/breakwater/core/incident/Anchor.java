package io.breakwater.core.incident;

/**
 * The core group that another group hangs on.
 *
 * @param chance with which it would have come so near without belonging there; 1 where chance was not asked
 * @param hold how firmly
 */
record Anchor(Group core, double chance, Hold hold) {
    /** Where the two are, and whether it is certain that they belong together. */
    enum Hold {
        ON_HOST,
        ELSEWHERE,
        /** On another host, and near to another attack too: it is told beside the nearer one and is part of neither. */
        UNDECIDED
    }

    static Anchor onHost(Group core, double chance) {
        return new Anchor(core, chance, Hold.ON_HOST);
    }

    boolean isUndecided() {
        return hold == Hold.UNDECIDED;
    }
}
