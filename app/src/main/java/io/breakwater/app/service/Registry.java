package io.breakwater.app.service;

import io.breakwater.core.model.SourceId;

/** The source under which facts about tenants are sent. */
final class Registry {
    static final SourceId SOURCE = new SourceId("registry");

    private Registry() {}
}
