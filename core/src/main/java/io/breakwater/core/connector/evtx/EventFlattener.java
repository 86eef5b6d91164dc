package io.breakwater.core.connector.evtx;

import io.breakwater.core.connector.windows.FlatFields;
import io.breakwater.core.model.Fields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event's XML to the flat names that all Windows connectors use. */
final class EventFlattener {
    private final FlatFields flat = new FlatFields();

    private EventFlattener() {}

    static Fields flatten(Xml.Element event) {
        EventFlattener flattener = new EventFlattener();
        event.children().stream().filter(EventFlattener::isSystem).forEach(flattener::system);
        event.children().stream().filter(child -> !isSystem(child)).forEach(flattener::section);
        return flattener.flat.build();
    }

    private static boolean isSystem(Xml.Element element) {
        return element.name().equals("System");
    }

    private void system(Xml.Element system) {
        for (Xml.Element part : system.children()) {
            part.texts().forEach(text -> flat.system(part.name(), text));
            part.attributes()
                    .forEach(attribute -> flat.system(part.name() + "_" + attribute.name(), attribute.value()));
        }
    }

    private void section(Xml.Element section) {
        if (section.name().equals("UserData")) {
            section.children().forEach(own -> {
                ownAttributes("", own);
                own.children().forEach(part -> nested("", part));
                own.texts().forEach(text -> flat.own(own.name(), text));
            });
        } else {
            section.children().forEach(this::entry);
            section.texts().stream()
                    .filter(text -> text != null && !text.isBlank())
                    .forEach(text -> flat.own(section.name(), text));
        }
    }

    /** A value of EventData: by its Name attribute, else by the element's name. */
    private void entry(Xml.Element entry) {
        String name = attribute(entry, "Name").orElse(entry.name());
        if (entry.children().isEmpty()) {
            values(name, entry.texts());
        } else {
            entry.children().forEach(part -> nested(name + "_", part));
        }
    }

    private void nested(String prefix, Xml.Element element) {
        String name = prefix + element.name();
        ownAttributes(name + "_", element);
        if (element.children().isEmpty()) {
            values(name, element.texts());
        } else {
            element.children().forEach(part -> nested(name + "_", part));
        }
    }

    private void ownAttributes(String prefix, Xml.Element element) {
        element.attributes().stream()
                .filter(attribute -> !attribute.name().startsWith("xmlns"))
                .forEach(attribute -> flat.own(prefix + attribute.name(), attribute.value()));
    }

    private void values(String name, List<@Nullable String> texts) {
        if (texts.isEmpty()) {
            flat.own(name, null);
        }
        texts.forEach(text -> flat.own(name, text));
    }

    private static Optional<String> attribute(Xml.Element element, String name) {
        return element.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(Xml.Attribute::value)
                .findFirst();
    }
}
