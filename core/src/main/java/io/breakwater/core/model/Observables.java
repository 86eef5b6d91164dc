package io.breakwater.core.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event's OCSF attributes say of entities and attacker's marks: one table for all connectors and rules. */
final class Observables {
    private static final Map<Attribute, Shape> ENTITIES = Map.ofEntries(
            Map.entry(Attribute.DEVICE_UID, new Shape(EntityKind.HOST, EntityRole.VICTIM)),
            Map.entry(Attribute.DEVICE_HOSTNAME, new Shape(EntityKind.HOST, EntityRole.VICTIM)),
            Map.entry(Attribute.DEVICE_IP, new Shape(EntityKind.ADDRESS, EntityRole.VICTIM)),
            Map.entry(Attribute.DST_HOSTNAME, new Shape(EntityKind.HOST, EntityRole.RELATED)),
            Map.entry(Attribute.DST_IP, new Shape(EntityKind.ADDRESS, EntityRole.RELATED)),
            Map.entry(Attribute.SRC_HOSTNAME, new Shape(EntityKind.HOST, EntityRole.ACTOR)),
            Map.entry(Attribute.SRC_IP, new Shape(EntityKind.ADDRESS, EntityRole.ACTOR)),
            Map.entry(Attribute.USER_NAME, new Shape(EntityKind.ACCOUNT, EntityRole.ACTOR)),
            Map.entry(Attribute.TARGET_USER_NAME, new Shape(EntityKind.ACCOUNT, EntityRole.VICTIM)),
            Map.entry(Attribute.PROCESS_UID, new Shape(EntityKind.PROCESS, EntityRole.RELATED)),
            Map.entry(Attribute.PARENT_PROCESS_UID, new Shape(EntityKind.PROCESS, EntityRole.RELATED)),
            Map.entry(Attribute.FILE_PATH, new Shape(EntityKind.FILE, EntityRole.RELATED)),
            Map.entry(Attribute.FILE_MD5, new Shape(EntityKind.FILE_HASH, EntityRole.RELATED)),
            Map.entry(Attribute.FILE_SHA1, new Shape(EntityKind.FILE_HASH, EntityRole.RELATED)),
            Map.entry(Attribute.FILE_SHA256, new Shape(EntityKind.FILE_HASH, EntityRole.RELATED)),
            Map.entry(Attribute.URL, new Shape(EntityKind.URL, EntityRole.RELATED)),
            Map.entry(Attribute.DNS_QUERY, new Shape(EntityKind.DOMAIN, EntityRole.RELATED)),
            Map.entry(Attribute.C2_IP, new Shape(EntityKind.ADDRESS, EntityRole.RELATED)),
            Map.entry(Attribute.C2_DOMAIN, new Shape(EntityKind.DOMAIN, EntityRole.RELATED)),
            Map.entry(Attribute.LOGON_ID, new Shape(EntityKind.SESSION, EntityRole.RELATED)));

    private static final Map<Attribute, TraitKind> TRAITS = Map.of(
            Attribute.MALWARE_NAME, TraitKind.FAMILY,
            Attribute.RANSOM_EXTENSION, TraitKind.RANSOM_EXTENSION,
            Attribute.RANSOM_NOTE, TraitKind.RANSOM_NOTE,
            Attribute.EXPLOITED_PRODUCT, TraitKind.EXPLOITED_PRODUCT,
            Attribute.C2_IP, TraitKind.C2_ADDRESS,
            Attribute.C2_DOMAIN, TraitKind.C2_DOMAIN,
            Attribute.VULNERABILITY, TraitKind.CVE);

    private record Shape(EntityKind kind, EntityRole role) {}

    private Observables() {}

    static List<Entity> entities(Attributes attributes) {
        return attributes.asMap().entrySet().stream()
                .map(entry -> entity(entry.getKey(), entry.getValue(), attributes))
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
    }

    private static @Nullable Entity entity(Attribute attribute, String value, Attributes all) {
        Shape shape = ENTITIES.get(attribute);
        if (shape == null) {
            return null;
        }
        String scoped = switch (shape.kind()) {
            // A logon id or a process number means something on its own machine only.
            case SESSION, PROCESS -> all.getOr(Attribute.DEVICE_HOSTNAME, "") + "/" + value;
            case HOST, ADDRESS, ACCOUNT, FILE_HASH, FILE, DOMAIN, URL -> value;
        };
        return new Entity(shape.kind(), shape.role(), scoped);
    }

    static List<Trait> traits(Attributes attributes) {
        return attributes.asMap().entrySet().stream()
                .flatMap(entry ->
                        Stream.ofNullable(TRAITS.get(entry.getKey())).map(kind -> new Trait(kind, entry.getValue())))
                .sorted()
                .distinct()
                .toList();
    }
}
