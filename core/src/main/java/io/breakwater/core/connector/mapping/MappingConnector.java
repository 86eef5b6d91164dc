package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.Connector;
import io.breakwater.core.connector.EventTime;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.Sample;
import io.breakwater.core.connector.Surroundings;
import io.breakwater.core.connector.Understood;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads records as a mapping file says. */
final class MappingConnector implements Connector {
    private final Mapping mapping;

    MappingConnector(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public String name() {
        return mapping.name();
    }

    @Override
    public int recognise(Sample sample) {
        return mapping.recognition().of(sample);
    }

    @Override
    public Framing framing() {
        return mapping.format().framing();
    }

    @Override
    public List<String> senders() {
        return mapping.senders();
    }

    @Override
    public void parse(RawRecord record, Surroundings around, ParseSink sink) {
        try {
            Fields fields = read(record);
            sink.event(understood(fields, record, around).in(record, name(), 0));
        } catch (Malformed malformed) {
            sink.rejected(Rejected.of(record, malformed.code(), malformed.reason()));
        }
    }

    @Override
    public Optional<TenantId> claimedTenant(RawRecord record) {
        if (mapping.tenantField().isEmpty()) {
            return Optional.empty();
        }
        try {
            return read(record)
                    .first(mapping.tenantField().get())
                    .map(String::strip)
                    .filter(MappingConnector::canBeTenant)
                    .map(TenantId::new);
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }

    private static boolean canBeTenant(String text) {
        return !text.isEmpty() && text.length() <= 64 && text.chars().noneMatch(Character::isISOControl);
    }

    private Understood understood(Fields fields, RawRecord record, Surroundings around) throws Malformed {
        View view = viewOf(fields);
        return new Understood(
                EventTime.plausible(time(fields, record, around), record.arrival()),
                view.product().orElse(mapping.name()),
                view.ocsfClass().orElse(OcsfClass.BASE_EVENT),
                view.logSource().orElse(LogSource.UNKNOWN),
                attributes(view, fields, around),
                shown(fields));
    }

    private View viewOf(Fields fields) {
        for (Variant variant : mapping.variants()) {
            if (variant.when().holds(fields)) {
                return variant.view();
            }
        }
        return mapping.view();
    }

    private Instant time(Fields fields, RawRecord record, Surroundings around) throws Malformed {
        Optional<Instant> own = mapping.time().of(fields).or(around::time);
        if (own.isEmpty() && !mapping.time().arrivalWhenAbsent()) {
            throw new Malformed(
                    "time.missing",
                    "none of the fields " + mapping.time().fields() + " has a time; let the product write it");
        }
        return own.orElse(record.arrival());
    }

    private static Attributes attributes(View view, Fields fields, Surroundings around) {
        Attributes.Builder attributes = Attributes.builder();
        around.attributes().asMap().forEach(attributes::put);
        view.attributes()
                .forEach((attribute, source) -> attributes.put(
                        attribute, source.of(fields).map(String::strip).orElse(null)));
        return attributes.build();
    }

    private Fields read(RawRecord record) throws Malformed {
        Fields fields = mapping.format().read(record.payload());
        if (mapping.renamed().isEmpty()) {
            return fields;
        }
        Fields.Builder renamed = Fields.builder();
        fields.asMap().forEach((name, values) -> {
            String shown = mapping.renamed().getOrDefault(name, name);
            if (values.isEmpty()) {
                renamed.add(shown, null);
            }
            values.forEach(value -> renamed.add(shown, value));
        });
        return renamed.build();
    }

    private Fields shown(Fields fields) {
        if (mapping.hidden().isEmpty()) {
            return fields;
        }
        Fields.Builder shown = Fields.builder();
        for (int i = 0; i < fields.size(); i++) {
            if (!mapping.hidden().contains(fields.nameAt(i))) {
                shown.add(fields.nameAt(i), fields.valueAt(i));
            }
        }
        return shown.build();
    }
}
