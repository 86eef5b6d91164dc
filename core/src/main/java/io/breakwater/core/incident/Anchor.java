package io.breakwater.core.incident;

/**
 * The core group that another group hangs on.
 *
 * @param chance with which it would have come so near without belonging there; 1 where chance was not asked
 * @param elsewhere whether the two are on different hosts
 */
record Anchor(Group core, double chance, boolean elsewhere) {}
