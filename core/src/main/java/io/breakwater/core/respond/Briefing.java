package io.breakwater.core.respond;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.content.RuleTitles;
import io.breakwater.core.model.Incident;
import java.time.ZoneId;

/** Writes briefs: one place that joins narrative and advice for every medium. */
public final class Briefing {
    private final Narrative narrative;
    private final Advisor advisor;
    private final RuleTitles titles;

    public Briefing(Narrative narrative, Advisor advisor, RuleTitles titles) {
        this.narrative = narrative;
        this.advisor = advisor;
        this.titles = titles;
    }

    /** With the playbooks of {@code content} and times shown in {@code zone}. */
    public static Briefing with(ContentLibrary content, ZoneId zone) {
        RuleTitles titles = RuleTitles.of(content);
        return new Briefing(new Narrative(zone, titles), new Advisor(Playbooks.load(content)), titles);
    }

    /** What the rules are called in a reader's language. */
    public RuleTitles titles() {
        return titles;
    }

    /** Its advice alone. */
    public Advice advice(Incident incident) {
        return advisor.advise(incident);
    }

    public Brief of(Incident incident) {
        return new Brief(incident, narrative.tell(incident), advisor.advise(incident));
    }
}
