package io.breakwater.app.campaign;

import io.breakwater.app.campaign.CampaignCheck.Figure;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.core.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The incidents that follow from a folder of raw logs, held against the attacks that can be read in them. */
final class IncidentCheck {
    /** Within one run pseudonyms only have to hold together; nothing under this key leaves the machine. */
    private static final Pseudonyms PSEUDONYMS =
            new Pseudonyms("a run on files has no secret".getBytes(StandardCharsets.UTF_8));

    private final Topology topology;

    IncidentCheck(ContentLibrary content, ZoneId zone) {
        topology = new Topology(new Topology.Sources(content, List.of(), zone, PSEUDONYMS));
    }

    /** What was found: figures, and a line for each miss. */
    record Result(List<Figure> figures, List<String> misses) {}

    Result check(CampaignFolder folder, CampaignTruth truth) throws IOException {
        return new Comparison(RawAttacks.in(folder), incidents(folder)).with(truth);
    }

    private Collection<Incident> incidents(CampaignFolder folder) throws IOException {
        Map<IncidentId, Incident> last = new HashMap<>();
        BoundedDriver<?, ?> driver = topology.driver(new BoundedDriver.Observer() {
            @Override
            public void tenant(TenantOutput output) {
                if (output instanceof TenantOutput.Changed changed) {
                    last.put(changed.change().after().id(), changed.change().after());
                }
            }
        });
        for (var fact : folder.facts()) {
            driver.accept(new TenantRecord.Fact(fact));
        }
        folder.events(topology.connectors(), driver::accept, rejected -> {});
        driver.finish(Instant.MAX);
        last.values().removeIf(incident -> incident.status() == IncidentStatus.WITHDRAWN);
        return last.values();
    }

    private static final class Comparison {
        private final RawAttacks attacks;
        private final Collection<Incident> incidents;
        private final Map<String, List<Incident>> byAsset = new HashMap<>();
        private final List<String> misses = new ArrayList<>();

        private Comparison(RawAttacks attacks, Collection<Incident> incidents) {
            this.attacks = attacks;
            this.incidents = incidents;
            incidents.forEach(incident -> incident.assets()
                    .forEach(asset -> byAsset.computeIfAbsent(
                                    incident.tenant() + "/" + asset.value(), first -> new ArrayList<>())
                            .add(incident)));
        }

        private Result with(CampaignTruth truth) {
            int encryptions =
                    attacks.encryptions().values().stream().mapToInt(Set::size).sum();
            List<Figure> figures = List.of(
                    zero("incidents with no attack behind", ofNothing()),
                    zero("attacks without incident", attacksIn(0)),
                    zero("attacks in several", encryptions - attacksIn(0) - attacksIn(1)),
                    zero("incidents of two attacks", ofTwo()),
                    zero("incidents of two victims", (int) incidents.stream()
                            .filter(incident -> incident.assets().size() > 1)
                            .count()),
                    zero("victims without incident", (int) truth.days().keySet().stream()
                            .filter(victim -> !byAsset.containsKey(victim))
                            .peek(victim -> misses.add("no incident for the victim " + victim))
                            .count()));
            List<Figure> all = new ArrayList<>();
            all.add(new Figure("encryptions, incidents", String.valueOf(encryptions), "" + incidents.size(), true));
            all.add(others(truth));
            // What nothing follows from must be there at all, or that proves nothing.
            attacks.harmless()
                    .forEach(
                            (name, count) -> all.add(new Figure(name + " in the logs", "some", "" + count, count > 0)));
            all.addAll(figures);
            return new Result(all, misses);
        }

        private static Figure zero(String name, int found) {
            return new Figure(name, "0", String.valueOf(found), found == 0);
        }

        /** Attacks on assets that are no victims of the campaign: incidents like any other. */
        private Figure others(CampaignTruth truth) {
            int expected = 0;
            int found = 0;
            for (Map.Entry<String, Set<Instant>> asset : attacks.encryptions().entrySet()) {
                if (!truth.days().containsKey(asset.getKey())) {
                    expected += asset.getValue().size();
                    found += (int) asset.getValue().stream()
                            .filter(when -> byAsset.getOrDefault(asset.getKey(), List.of()).stream()
                                    .anyMatch(incident -> holds(incident, when)))
                            .count();
                }
            }
            return new Figure("attacks of others, incidents", String.valueOf(expected), "" + found, expected == found);
        }

        /** Incidents in whose time no attacker was seen on any of their assets. */
        private int ofNothing() {
            int count = 0;
            for (Incident incident : incidents) {
                boolean behind = incident.assets().stream()
                        .flatMap(asset -> attacks.seenIn(incident.tenant() + "/" + asset.value()).stream())
                        .anyMatch(when -> holds(incident, when));
                if (!behind) {
                    misses.add("nothing behind " + told(incident));
                    count++;
                }
            }
            return count;
        }

        /** Attacks that lie in so many incidents of their asset. */
        private int attacksIn(int number) {
            int count = 0;
            for (Map.Entry<String, Set<Instant>> asset : attacks.encryptions().entrySet()) {
                for (Instant when : asset.getValue()) {
                    long in = byAsset.getOrDefault(asset.getKey(), List.of()).stream()
                            .filter(incident -> holds(incident, when))
                            .count();
                    count += in == number ? 1 : 0;
                    if (in == 0 && number == 0) {
                        misses.add("no incident for the encryption of " + asset.getKey() + " at " + when);
                    }
                }
            }
            return count;
        }

        private static boolean holds(Incident incident, Instant when) {
            return !when.isBefore(incident.firstSeen()) && !when.isAfter(incident.lastSeen());
        }

        private int ofTwo() {
            int count = 0;
            for (Incident incident : incidents) {
                long held = incident.assets().stream()
                        .flatMap(asset ->
                                attacks
                                        .encryptions()
                                        .getOrDefault(incident.tenant() + "/" + asset.value(), Set.of())
                                        .stream())
                        .filter(when -> holds(incident, when))
                        .count();
                if (held > 1) {
                    misses.add("two attacks in " + told(incident));
                    count++;
                }
            }
            return count;
        }

        private static String told(Incident incident) {
            return "%s %s of %s, %s, from %s: %s"
                    .formatted(
                            incident.id(),
                            incident.status(),
                            incident.tenant(),
                            incident.assets(),
                            incident.firstSeen(),
                            incident.members().stream()
                                    .map(member -> "%s x%d (%s %s)"
                                            .formatted(
                                                    member.rule().title(),
                                                    member.count(),
                                                    member.link().kind(),
                                                    member.link().entity()))
                                    .toList());
        }
    }
}
