package io.breakwater.core.campaign;

/**
 * A gang as a judging sees it: what its victims showed, how likely it is to show a mark, and on which days it is busy.
 *
 * @param pace how much likelier it is to work at a pace than gangs on the whole are, see {@link Paces#of}
 */
record Gang(String name, Profile profile, Habits habits, Tempo tempo, double[] pace) {}
