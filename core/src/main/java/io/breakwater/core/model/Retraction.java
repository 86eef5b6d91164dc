package io.breakwater.core.model;

import java.util.List;

/**
 * A sequence was told before an event of it had arrived, and with that event it is another one, or none.
 *
 * @param withdrawn holds no longer; without its evidence
 * @param standing every detection of the same rule on this tenant that does hold and is recent enough to share a group with
 *     what was withdrawn, in order of time
 */
public record Retraction(Detection withdrawn, List<Detection> standing) implements TenantInput, Finding {
    public Retraction {
        standing = List.copyOf(standing);
    }

    @Override
    public TenantId tenant() {
        return withdrawn.tenant();
    }
}
