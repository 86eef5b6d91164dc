package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.SigmaDocument;
import java.util.List;

/** What one file held: the documents that load, and the problems of all its documents. */
public record ParsedFile(List<SigmaDocument> documents, List<Problem> problems) {
    public ParsedFile {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }
}
