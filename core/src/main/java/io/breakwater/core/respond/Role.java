package io.breakwater.core.respond;

import io.breakwater.core.model.Phrase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who carries a step out. */
public enum Role {
    ANALYST(new Phrase("值班分析员", "duty analyst")),
    MANAGER(new Phrase("服务经理", "service manager")),
    CONTACT(new Phrase("客户安全联系人", "tenant's security contact")),
    ADMIN(new Phrase("客户系统管理员", "tenant's system administrator"));

    private final Phrase title;

    Role(Phrase title) {
        this.title = title;
    }

    public Phrase title() {
        return title;
    }

    /** As playbooks write it. */
    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] names() {
        return Arrays.stream(values()).map(Role::word).toArray(String[]::new);
    }

    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.word().equals(name)).findFirst();
    }
}
