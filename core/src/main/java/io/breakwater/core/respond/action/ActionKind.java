package io.breakwater.core.respond.action;

import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.Phrase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done about an attack from here. */
public enum ActionKind {
    BLOCK_ADDRESS(EntityKind.ADDRESS, new Phrase("封禁地址", "Block an address")),
    ISOLATE_HOST(EntityKind.HOST, new Phrase("隔离主机", "Isolate a host")),
    DISABLE_ACCOUNT(EntityKind.ACCOUNT, new Phrase("停用账号", "Disable an account"));

    private final EntityKind target;
    private final Phrase title;

    ActionKind(EntityKind target, Phrase title) {
        this.target = target;
        this.title = title;
    }

    /** What it is done to. */
    public EntityKind target() {
        return target;
    }

    public Phrase title() {
        return title;
    }

    /** As playbooks and requests write it, for example {@code block-address}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String[] slugs() {
        return Arrays.stream(values()).map(ActionKind::slug).toArray(String[]::new);
    }

    public static Optional<ActionKind> named(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
