package io.breakwater.core.respond.action;

import java.util.Set;

/**
 * Carries actions out at one place: a firewall, an endpoint product, a directory. Carrying out the same
 * command twice must be the same as once, and so must taking it back. One thread at a time carries out and takes back, in
 * all processes; a dry run may be asked for at any time beside it.
 */
public interface Responder {
    /** What it can do. */
    Set<ActionKind> kinds();

    /** Says what {@link #carryOut} would do and whether it could, and changes nothing. */
    Answer dryRun(Command command);

    Answer carryOut(Command command);

    /** @param receipt what {@link #carryOut} gave back */
    Answer lift(Command command, String receipt);
}
