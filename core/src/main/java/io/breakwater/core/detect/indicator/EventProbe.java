package io.breakwater.core.detect.indicator;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Fields;
import java.util.List;
import java.util.Optional;

/** Which values of an event are looked up, and as what. Kinds that no indicator has are passed over. */
final class EventProbe {
    private static final List<String> JA3 = List.of("tls.ja3.hash", "tls.ja3s.hash", "ja3", "ja3s", "JA3", "ja3_hash");
    private static final List<String> JA4 = List.of("tls.ja4", "ja4", "JA4", "ja4s");
    private static final List<String> CERTIFICATES = List.of(
            "tls.fingerprint", "tls.fingerprint_sha256", "cert_chain_fps", "certificate.fingerprint", "cert_sha1");
    private static final List<String> EMAILS =
            List.of("smtp.mail_from", "email.from", "mailfrom", "from", "sender", "rcptto", "email.to", "recipient");

    private EventProbe() {}

    static void probe(Event event, IndicatorSnapshot snapshot, Search search) {
        Attributes said = event.attributes();
        endpoints(said, search);
        said.get(Attribute.URL).ifPresent(url -> url(url, said, search));
        files(said, snapshot, search);
        Fields fields = event.fields();
        fields(IndicatorKind.JA3, JA3, Contact.OUTBOUND, fields, snapshot, search);
        fields(IndicatorKind.JA4, JA4, Contact.OUTBOUND, fields, snapshot, search);
        fields(IndicatorKind.EMAIL, EMAILS, Contact.INBOUND, fields, snapshot, search);
        certificates(fields, snapshot, search);
    }

    private static void endpoints(Attributes said, Search search) {
        said.get(Attribute.SRC_IP).ifPresent(address -> search.address(address, Contact.INBOUND));
        said.get(Attribute.DST_IP).ifPresent(address -> search.address(address, Contact.OUTBOUND));
        said.get(Attribute.C2_IP).ifPresent(address -> search.address(address, Contact.OUTBOUND));
        said.get(Attribute.DST_HOSTNAME).ifPresent(name -> search.domain(name, Contact.OUTBOUND));
        said.get(Attribute.SRC_HOSTNAME).ifPresent(name -> search.domain(name, Contact.INBOUND));
        said.get(Attribute.DNS_QUERY).ifPresent(name -> search.domain(name, Contact.OUTBOUND));
        said.get(Attribute.C2_DOMAIN).ifPresent(name -> search.domain(name, Contact.OUTBOUND));
    }

    /** A web server's log holds the path only; the host stands beside it. */
    private static void url(String written, Attributes said, Search search) {
        boolean pathOnly = written.startsWith("/") && !written.startsWith("//");
        Optional<String> host = said.get(Attribute.DST_HOSTNAME).or(() -> said.get(Attribute.DST_IP));
        if (pathOnly && host.isEmpty()) {
            return;
        }
        String whole = pathOnly ? host.orElse("") + written : written;
        IndicatorText.normal(IndicatorKind.URL, whole).ifPresent(url -> search.url(url, Contact.OUTBOUND));
    }

    private static void files(Attributes said, IndicatorSnapshot snapshot, Search search) {
        hash(IndicatorKind.MD5, said.get(Attribute.FILE_MD5), snapshot, search);
        hash(IndicatorKind.SHA1, said.get(Attribute.FILE_SHA1), snapshot, search);
        hash(IndicatorKind.SHA256, said.get(Attribute.FILE_SHA256), snapshot, search);
        if (snapshot.size(IndicatorKind.FILE_NAME) > 0) {
            said.get(Attribute.FILE_PATH)
                    .ifPresent(path ->
                            search.exact(IndicatorKind.FILE_NAME, IndicatorText.fileName(path), Contact.PRESENT));
            said.get(Attribute.PROCESS_PATH)
                    .ifPresent(path ->
                            search.exact(IndicatorKind.FILE_NAME, IndicatorText.fileName(path), Contact.PRESENT));
        }
    }

    private static void hash(IndicatorKind kind, Optional<String> value, IndicatorSnapshot snapshot, Search search) {
        if (snapshot.size(kind) > 0) {
            value.ifPresent(hash -> search.folded(kind, hash, Contact.PRESENT));
        }
    }

    private static void fields(
            IndicatorKind kind,
            List<String> names,
            Contact contact,
            Fields fields,
            IndicatorSnapshot snapshot,
            Search search) {
        if (snapshot.size(kind) == 0) {
            return;
        }
        for (String name : names) {
            List<String> values = fields.all(name);
            if (values != null) {
                values.forEach(value -> search.folded(kind, value, contact));
            }
        }
    }

    /** Fingerprints are written with colons or without, several in one field or each in its own. */
    private static void certificates(Fields fields, IndicatorSnapshot snapshot, Search search) {
        if (snapshot.size(IndicatorKind.CERTIFICATE) == 0) {
            return;
        }
        for (String name : CERTIFICATES) {
            List<String> values = fields.all(name);
            if (values != null) {
                values.forEach(
                        value -> search.folded(IndicatorKind.CERTIFICATE, value.replace(":", ""), Contact.OUTBOUND));
            }
        }
    }
}
