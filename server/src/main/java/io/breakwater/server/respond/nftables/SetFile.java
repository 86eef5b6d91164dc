package io.breakwater.server.respond.nftables;

import io.breakwater.core.respond.action.IpLiteral;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of the set file. It is its own memory: each element's comment names the action and when it ends, and is read
 * back before the next one is written. Loading it replaces the sets in one transaction; each element also has the time
 * that was left when the file was written, so that a gateway forgets by itself should Breakwater be gone by then.
 */
record SetFile(String table, Map<String, Element> elements) {
    private static final Pattern LINE = Pattern.compile(
            "add element inet \\w+ blocked[46] \\{ (\\S+) timeout \\d+s comment \"(\\S+) until (\\S+)\" \\}");

    /** @param until when it ends */
    record Element(String action, Instant until) {}

    SetFile {
        elements = new TreeMap<>(elements);
    }

    static SetFile read(String table, String text) {
        Map<String, Element> elements = new TreeMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            elements.put(line.group(1), new Element(line.group(2), Instant.parse(line.group(3))));
        }
        return new SetFile(table, elements);
    }

    SetFile with(String address, Element element) {
        Map<String, Element> more = new TreeMap<>(elements);
        more.put(address, element);
        return new SetFile(table, more);
    }

    /** Without the element, if it is that action's. */
    SetFile without(String address, String action) {
        Map<String, Element> fewer = new TreeMap<>(elements);
        fewer.computeIfPresent(address, (key, element) -> element.action().equals(action) ? null : element);
        return new SetFile(table, fewer);
    }

    /** For {@code nft -f}; elements whose time is over are left out. */
    String text(Instant now) {
        StringBuilder text = new StringBuilder();
        text.append("# Written by Breakwater; edits are lost. Load it with: nft -f THIS_FILE\n");
        text.append("# A rule of yours decides, for example: ip saddr @blocked4 counter drop\n");
        text.append("add table inet ").append(table).append('\n');
        for (String family : new String[] {"4", "6"}) {
            String set = "inet " + table + " blocked" + family;
            text.append("add set ")
                    .append(set)
                    .append(" { type ipv")
                    .append(family)
                    .append("_addr; flags timeout; }\n");
            text.append("flush set ").append(set).append('\n');
        }
        elements.forEach((address, element) -> {
            if (element.until().isAfter(now)) {
                text.append(line(address, element, now));
            }
        });
        return text.toString();
    }

    private String line(String address, Element element, Instant now) {
        boolean v4 = IpLiteral.parse(address).map(IpLiteral::isV4).orElseThrow();
        long left = Math.max(1, Duration.between(now, element.until()).toSeconds());
        return "add element inet " + table + (v4 ? " blocked4" : " blocked6") + " { " + address + " timeout " + left
                + "s comment \"" + element.action() + " until " + element.until() + "\" }\n";
    }
}
