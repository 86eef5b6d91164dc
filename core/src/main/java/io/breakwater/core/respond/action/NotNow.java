package io.breakwater.core.respond.action;

/** A change that does not follow from where the action stands, for example a second approval. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNow(Action action, ActionChange change) {
        super("action " + action.order().id() + " is " + action.state() + ": it can't be "
                + change.getClass().getSimpleName());
    }
}
