package io.breakwater.core.respond;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Incident;
import java.time.ZoneId;

/** Writes briefs: one place that joins narrative and advice for every medium. */
public final class Briefing {
    private final Narrative narrative;
    private final Advisor advisor;

    public Briefing(Narrative narrative, Advisor advisor) {
        this.narrative = narrative;
        this.advisor = advisor;
    }

    /** With the playbooks of {@code content} and times shown in {@code zone}. */
    public static Briefing with(ContentLibrary content, ZoneId zone) {
        return new Briefing(new Narrative(zone), new Advisor(Playbooks.load(content)));
    }

    public Brief of(Incident incident) {
        return new Brief(incident, narrative.tell(incident), advisor.advise(incident));
    }
}
