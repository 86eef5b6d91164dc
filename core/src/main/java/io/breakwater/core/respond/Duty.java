package io.breakwater.core.respond;

import io.breakwater.core.model.Phrase;
import java.time.Instant;

/**
 * A proposed duty to report one incident. A person decides and files.
 *
 * @param deadline latest moment of the first report
 * @param draft the report's text as far as the incident fills it
 */
public record Duty(IncidentLevel level, Phrase addressee, Instant deadline, Phrase basis, Phrase draft) {}
