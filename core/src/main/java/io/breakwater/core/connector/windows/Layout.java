package io.breakwater.core.connector.windows;

import io.breakwater.core.model.Fields;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a shipper lays a Windows event out as JSON, and the way back to the flat names.
 *
 * @param fits tells it by the dotted names in the record
 * @param flatten takes the dotted fields to the flat ones
 */
record Layout(Predicate<Set<String>> fits, BiConsumer<Fields, FlatFields> flatten) {
    private static final String DATA = "Data";

    /** All layouts known; the first that fits counts. */
    static final List<Layout> ALL = List.of(
            new Layout(keys -> keys.contains("Event.System.EventID"), Layout::fromXmlAsJson),
            new Layout(keys -> keys.contains("winlog.event_id"), (dotted, flat) -> fromBeats("winlog.", dotted, flat)),
            new Layout(keys -> keys.contains("data.win.system.eventID"), Layout::fromWazuh),
            new Layout(
                    keys -> keys.contains("event_id") && keys.contains("source_name"),
                    (dotted, flat) -> fromBeats("", dotted, flat)),
            new Layout(Layout::isFlat, Layout::fromFlat));

    /** One of these beside the number makes it an event of Windows. */
    private static final List<String> BESIDE_THE_NUMBER =
            List.of("Channel", "SourceName", "EventSourceName", "EventLog", "ProviderName", "Computer", "Hostname");

    private static boolean isFlat(Set<String> keys) {
        return keys.contains("EventID") && BESIDE_THE_NUMBER.stream().anyMatch(keys::contains);
    }

    private interface Visitor {
        /** Takes a name without its prefix, and a value; null where the field has none. */
        void take(String name, @Nullable String value);
    }

    private static void each(Fields dotted, String prefix, Visitor visitor) {
        dotted.asMap().forEach((name, values) -> {
            if (!name.startsWith(prefix)) {
                return;
            }
            String rest = name.substring(prefix.length());
            if (values.isEmpty()) {
                visitor.take(rest, null);
            }
            values.forEach(value -> visitor.take(rest, value));
        });
    }

    private static void system(List<SystemNames.Name> names, String prefix, Fields dotted, FlatFields flat) {
        for (SystemNames.Name name : names) {
            if (!flat.has(name.ours())) {
                flat.system(name.ours(), dotted.first(prefix + name.theirs()).orElse(null));
            }
        }
    }

    /** {@code {"Event":{"System":{..},"EventData":{..}}}}, attributes under {@code #attributes}. */
    private static void fromXmlAsJson(Fields dotted, FlatFields flat) {
        each(dotted, "Event.System.", (name, value) -> flat.system(SystemNames.ofXml(name), value));
        each(dotted, "Event.EventData.", (name, value) -> eventData(name, value, flat));
        each(dotted, "Event.UserData.", (name, value) -> userData(name, value, flat));
    }

    private static void eventData(String name, @Nullable String value, FlatFields flat) {
        if (!name.startsWith("#attributes.")) {
            flat.own(name.equals("Data.#text") ? DATA : name, value);
        }
    }

    /** Below UserData stands one element of the provider's own, and its parts below that. */
    private static void userData(String name, @Nullable String value, FlatFields flat) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return;
        }
        String part = SystemNames.ofXml(name.substring(dot + 1)).replace("#attributes_", "");
        if (!part.equals("xmlns")) {
            flat.own(part, value);
        }
    }

    /** winlogbeat and Elastic agent; up to version 6 without the {@code winlog} around it. */
    private static void fromBeats(String prefix, Fields dotted, FlatFields flat) {
        system(SystemNames.BEATS, prefix, dotted, flat);
        each(dotted, prefix + "event_data.", (name, value) -> flat.own(unnamed(name) ? DATA : name, value));
        each(dotted, prefix + "user_data.", flat::own);
        flat.system("Message", dotted.first("message").orElse(null));
    }

    /** Unnamed values are called param1, param2, ... also where the provider says Data. */
    private static boolean unnamed(String name) {
        return name.equals("Data") || name.equals("data");
    }

    /** Wazuh's eventchannel decoder: names begin small, and backslashes come doubled. */
    private static void fromWazuh(Fields dotted, FlatFields flat) {
        system(SystemNames.WAZUH, "data.win.system.", dotted, flat);
        each(dotted, "data.win.eventdata.", (name, value) -> flat.own(capital(name), singleBackslashes(value)));
    }

    private static String capital(String name) {
        boolean numbered = name.startsWith("param") && name.length() > 5 && Character.isDigit(name.charAt(5));
        return numbered || name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static @Nullable String singleBackslashes(@Nullable String value) {
        return value == null ? null : value.replace("\\\\", "\\");
    }

    /** NXLog, Security-Datasets, Sentinel's SecurityEvent: all in one object. */
    private static void fromFlat(Fields dotted, FlatFields flat) {
        each(dotted, "", flat::own);
        system(SystemNames.FLAT, "", dotted, flat);
        dotted.first("EventData").ifPresent(xml -> EventDataXml.read(xml, flat));
    }
}
