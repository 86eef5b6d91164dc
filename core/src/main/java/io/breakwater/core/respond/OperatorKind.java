package io.breakwater.core.respond;

import io.breakwater.core.model.Phrase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which kind of operator a tenant is; decides how soon an incident must be reported. */
public enum OperatorKind {
    CRITICAL_INFRASTRUCTURE(new Phrase("关键信息基础设施运营者", "operator of critical infrastructure")),
    CENTRAL_ORGAN(new Phrase("中央和国家机关及其直属单位", "central organ of the state, or a unit of one")),
    OTHER(new Phrase("其他网络运营者", "any other operator of a network"));

    private final Phrase title;

    OperatorKind(Phrase title) {
        this.title = title;
    }

    public Phrase title() {
        return title;
    }

    static Optional<OperatorKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst();
    }
}
