package io.breakwater.app.service;

import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Severity;
import io.breakwater.store.Campaigns;
import io.breakwater.store.IncidentQuery;
import io.breakwater.store.IncidentRow;
import io.breakwater.store.Incidents;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service tells of everything it was sent: each incident with its members and reasons, and the campaigns. In how many
 * steps an incident grew is left out: growth is told once in a while, and how often depends on when one looked.
 */
record Told(List<Incident> incidents, List<CampaignTables> campaigns) {
    private static final int PAGE = 500;

    static Told of(Store store) {
        return new Told(incidents(new Incidents(store)), new Campaigns(store).list(Scope.PROVIDER));
    }

    private static List<Incident> incidents(Incidents store) {
        List<Incident> all = new ArrayList<>();
        List<IncidentRow> page;
        int number = 0;
        do {
            page = store.list(
                    Scope.PROVIDER,
                    new IncidentQuery(Set.of(), Severity.values()[0], Optional.empty(), "", number++, PAGE));
            page.forEach(row -> all.add(unnumbered(
                    store.find(Scope.PROVIDER, row.id()).orElseThrow().incident())));
        } while (page.size() == PAGE);
        all.sort(Comparator.comparing(incident -> incident.id().value()));
        return all;
    }

    private static Incident unnumbered(Incident incident) {
        return new Incident(
                incident.id(),
                incident.tenant(),
                0,
                incident.status(),
                incident.opened(),
                incident.score(),
                incident.assets(),
                incident.members(),
                incident.leftOut(),
                incident.blindSpots());
    }
}
