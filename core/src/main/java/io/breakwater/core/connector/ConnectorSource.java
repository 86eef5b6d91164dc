package io.breakwater.core.connector;

import io.breakwater.core.content.ContentLibrary;
import java.util.List;

/** Makes connectors out of content files; found by ServiceLoader. */
public interface ConnectorSource {
    /**
     * @throws IllegalArgumentException when content files are wrong; its message tells all errors with their places
     */
    Found find(ContentLibrary content);

    /** What was made. */
    record Found(List<Connector> connectors, List<Envelope> envelopes) {
        public Found {
            connectors = List.copyOf(connectors);
            envelopes = List.copyOf(envelopes);
        }
    }
}
