package io.breakwater.core.detect;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of the product as the Sigma engine sees it; nothing is copied. */
public final class EventView implements SigmaEvent {
    private final Fields fields;
    private final RuleSource source;

    public EventView(Event event) {
        this.fields = event.fields();
        LogSource stated = event.logSource();
        this.source = new RuleSource(stated.category(), stated.product(), stated.service());
    }

    /** Names that Windows records may have in their header and, as a later value, in their body; the body counts. */
    private static boolean isOfHeader(String name) {
        return switch (name) {
            case "Channel", "Version", "Level" -> true;
            default -> false;
        };
    }

    @Override
    public RuleSource source() {
        return source;
    }

    @Override
    public @Nullable List<String> values(String field) {
        List<String> values = fields.all(field);
        if (values == null) {
            return fields.hasSpacedNames() ? spaced(field) : null;
        }
        return values.size() > 1 && isOfHeader(field) ? values.subList(1, values.size()) : values;
    }

    /** Products that write {@code New Value} are asked by rules for {@code NewValue}. */
    private @Nullable List<String> spaced(String field) {
        for (String name : fields.names()) {
            if (name.length() > field.length()
                    && name.indexOf(' ') >= 0
                    && name.replace(" ", "").equals(field)) {
                return fields.all(name);
            }
        }
        return null;
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public String nameAt(int index) {
        String name = fields.nameAt(index);
        if (isOfHeader(name) && isHidden(name, index)) {
            return "";
        }
        return !fields.hasSpacedNames() || name.indexOf(' ') < 0 ? name : name.replace(" ", "");
    }

    /** A header value whose name the body has too: it answers to no name, but keywords still find it. */
    private boolean isHidden(String name, int index) {
        List<String> values = fields.all(name);
        boolean first = true;
        for (int i = 0; i < index && first; i++) {
            first = !fields.nameAt(i).equals(name);
        }
        return first && values != null && values.size() > 1;
    }

    @Override
    public String valueAt(int index) {
        return fields.valueAt(index);
    }
}
