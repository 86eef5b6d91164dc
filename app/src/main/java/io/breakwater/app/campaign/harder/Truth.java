package io.breakwater.app.campaign.harder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder's {@code truth.json} while difficulties change it. */
final class Truth {
    private final ObjectNode root;
    private final Set<String> victims = new HashSet<>();

    Truth(ObjectNode root) {
        this.root = root;
        root.put("profile", "harder");
        list().forEach(victim -> victims.add(key(victim)));
    }

    private ArrayNode list() {
        return root.withArray("victims");
    }

    private static String key(JsonNode victim) {
        return victim.path("tenant").asText() + "/" + victim.path("asset").asText();
    }

    boolean isVictim(String key) {
        return victims.contains(key);
    }

    /** First day of the first wave. */
    LocalDate begin() {
        return LocalDate.parse(root.path("waves").path(0).path(0).asText());
    }

    /** Victims that were none after all. Figures over all victims no longer hold and are taken out. */
    void spare(Set<String> spared) {
        for (Iterator<JsonNode> each = list().iterator(); each.hasNext(); ) {
            if (spared.contains(key(each.next()))) {
                each.remove();
            }
        }
        SortedMap<String, Integer> daily = new TreeMap<>();
        list().forEach(victim -> daily.merge(victim.path("day").asText(), 1, Integer::sum));
        root.put("total", list().size());
        root.set("daily", counts(daily));
        trimWaves(daily);
        root.remove(List.of("top4", "tplus_survey"));
    }

    /** Waves begin and end on days that still have victims. */
    private void trimWaves(SortedMap<String, Integer> daily) {
        for (JsonNode wave : root.withArray("waves")) {
            SortedMap<String, Integer> inside =
                    daily.subMap(wave.path(0).asText(), wave.path(1).asText() + "~");
            if (!inside.isEmpty() && wave instanceof ArrayNode ends) {
                String last = inside.lastKey();
                ends.set(0, inside.firstKey());
                ends.set(1, last);
            }
        }
    }

    private ObjectNode counts(Map<String, Integer> daily) {
        ObjectNode node = root.objectNode();
        daily.forEach(node::put);
        return node;
    }

    /** Everything happened that many days later. */
    void shift(int days) {
        ObjectNode daily = root.objectNode();
        root.path("daily").properties().forEach(day -> daily.set(moved(day.getKey(), days), day.getValue()));
        root.set("daily", daily);
        for (JsonNode wave : root.withArray("waves")) {
            if (wave instanceof ArrayNode ends) {
                ends.set(0, moved(ends.path(0).asText(), days));
                ends.set(1, moved(ends.path(1).asText(), days));
            }
        }
        list().forEach(victim -> {
            if (victim instanceof ObjectNode node) {
                node.put("day", moved(node.path("day").asText(), days));
            }
        });
    }

    private static String moved(String day, int days) {
        return LocalDate.parse(day).plusDays(days).toString();
    }

    /** Victims per day of the second gang, and the name that products give it. */
    void second(String name, SortedMap<String, Integer> daily) {
        ObjectNode second = root.putObject("second");
        second.put("name", name);
        second.set("daily", counts(daily));
    }

    ObjectNode json() {
        return root;
    }
}
