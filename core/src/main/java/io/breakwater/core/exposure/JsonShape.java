package io.breakwater.core.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the JSON of each tool tells of services. */
enum JsonShape {
    /** A finding of Nuclei: template, its flaws, and where it matched. */
    NUCLEI {
        @Override
        boolean fits(JsonNode value) {
            return value.has("template-id") || value.has("templateID");
        }

        @Override
        List<Observation> observations(JsonNode value) {
            List<String> flaws = new ArrayList<>();
            JsonNode classified = value.path("info").path("classification").path("cve-id");
            classified.forEach(id -> flaws.addAll(CsvReader.flaws(id.asText())));
            flaws.addAll(CsvReader.flaws(text(value, "template-id", "templateID") + " "
                    + value.path("info").path("name").asText()));
            String tags = value.path("info").path("tags").toString();
            if (tags.contains("default-login") || tags.contains("weak")) {
                flaws.add("weak-password");
            }
            String host = text(value, "ip", "host");
            return List.of(Observation.seen(hostOf(host), portOf(value), at(value, "timestamp"), Face.BLANK)
                    .weak(flaws));
        }
    },
    MASSCAN {
        @Override
        boolean fits(JsonNode value) {
            return value.has("ip") && value.path("ports").isArray();
        }

        @Override
        List<Observation> observations(JsonNode value) {
            List<Observation> seen = new ArrayList<>();
            for (JsonNode port : value.path("ports")) {
                String banner = port.path("service").path("banner").asText();
                Face face = new Face("", Map.of(), "", banner, List.of());
                seen.add(Observation.seen(
                        value.path("ip").asText(), port.path("port").asInt(), at(value, "timestamp"), face));
            }
            return seen;
        }
    },
    HTTPX {
        @Override
        boolean fits(JsonNode value) {
            return value.has("url") && (value.has("status_code") || value.has("status-code"));
        }

        @Override
        List<Observation> observations(JsonNode value) {
            Map<String, String> headers = headers(value.path("header"));
            text(value, "webserver").lines().forEach(server -> headers.putIfAbsent("server", server));
            Face face = new Face(
                    value.path("title").asText(),
                    headers,
                    value.path("body").asText(),
                    "",
                    icons(value.path("favicon"), value.path("favicon_md5")));
            String host = text(value, "host", "a", "input");
            return List.of(Observation.seen(hostOf(host), portOf(value), at(value, "timestamp"), face));
        }
    },
    /** A banner of Shodan, or of another engine that writes the same. */
    SHODAN {
        @Override
        boolean fits(JsonNode value) {
            return (value.has("ip_str") || value.path("ip").isTextual()) && value.has("port");
        }

        @Override
        List<Observation> observations(JsonNode value) {
            JsonNode http = value.path("http");
            String banner = text(value, "data", "banner");
            Face face = new Face(
                    text(http, "title").isEmpty() ? value.path("title").asText() : text(http, "title"),
                    Map.of("answer", http.isObject() ? banner : text(value, "header")),
                    http.path("html").asText(),
                    banner,
                    icons(http.path("favicon").path("hash"), value.path("icon_hash")));
            List<String> flaws = new ArrayList<>();
            value.path("vulns").fieldNames().forEachRemaining(flaws::add);
            value.path("vulns").forEach(id -> flaws.addAll(CsvReader.flaws(id.asText())));
            Observation seen = Observation.seen(
                    text(value, "ip_str", "ip"),
                    value.path("port").asInt(),
                    at(value, "timestamp", "lastupdatetime"),
                    face);
            return List.of(seen.named(text(value, "product"), text(value, "version"))
                    .weak(flaws.stream()
                            .map(id -> id.toUpperCase(Locale.ROOT))
                            .distinct()
                            .toList()));
        }
    },
    /** One row of FOFA, with the fields named. */
    FOFA {
        @Override
        boolean fits(JsonNode value) {
            return value.has("ip") || value.has("host");
        }

        @Override
        List<Observation> observations(JsonNode value) {
            return SHODAN.observations(value);
        }
    };

    private static final List<String> FOFA_DEFAULT_FIELDS = List.of("host", "ip", "port");

    abstract boolean fits(JsonNode value);

    abstract List<Observation> observations(JsonNode value);

    static boolean isFofaAnswer(JsonNode value) {
        return value.path("results").isArray() && value.has("size");
    }

    /** FOFA's rows are arrays in the order of the fields asked for. */
    static List<JsonNode> fofaRows(JsonNode answer) {
        List<String> fields =
                answer.has("fields") ? List.of(answer.path("fields").asText().split(",", -1)) : FOFA_DEFAULT_FIELDS;
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode result : answer.path("results")) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < Math.min(fields.size(), result.size()); i++) {
                row.set(fields.get(i).strip(), result.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(JsonNode value, String... names) {
        for (String name : names) {
            JsonNode found = value.path(name);
            JsonNode one = found.isArray() && !found.isEmpty() ? found.get(0) : found;
            if (one.isValueNode() && !one.asText().isBlank()) {
                return one.asText();
            }
        }
        return "";
    }

    private static Optional<Instant> at(JsonNode value, String... names) {
        String text = text(value, names);
        return text.isEmpty() ? Optional.empty() : Optional.of(Moments.parse(text));
    }

    private static int portOf(JsonNode value) {
        String port = text(value, "port");
        return port.isEmpty() ? 0 : CsvReader.port(port);
    }

    /** Host part of a URL or of {@code host:port}. */
    private static String hostOf(String text) {
        String host = text.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("/.*", "");
        boolean bareV6 = host.chars().filter(c -> c == ':').count() > 1 && !host.startsWith("[");
        return bareV6 ? host : host.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
    }

    private static Map<String, String> headers(JsonNode header) {
        Map<String, String> headers = new HashMap<>();
        header.fields().forEachRemaining(entry -> {
            JsonNode value = entry.getValue();
            headers.put(entry.getKey().replace('_', '-'), value.isTextual() ? value.asText() : value.toString());
        });
        return headers;
    }

    private static List<String> icons(JsonNode... hashes) {
        List<String> icons = new ArrayList<>();
        for (JsonNode hash : hashes) {
            if (hash.isValueNode() && !hash.asText().isEmpty()) {
                icons.add(hash.asText());
            }
        }
        return icons;
    }
}
