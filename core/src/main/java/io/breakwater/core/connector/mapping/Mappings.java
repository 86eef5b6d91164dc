package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.Connector;
import io.breakwater.core.connector.ConnectorSource;
import io.breakwater.core.connector.Envelope;
import io.breakwater.core.content.ContentLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a connector out of each file below {@code mappings/connectors} in content. */
public final class Mappings implements ConnectorSource {
    private static final String FOLDER = "mappings/connectors";

    @Override
    public Found find(ContentLibrary content) {
        Problems problems = new Problems();
        List<Connector> connectors = new ArrayList<>();
        List<Envelope> envelopes = new ArrayList<>();
        for (Path path : content.files(FOLDER, name -> name.endsWith(".yaml") || name.endsWith(".yml"))) {
            MappingFile.Content read = MappingFile.read(path.toString(), ContentLibrary.text(path), problems);
            read.mapping().map(MappingConnector::new).ifPresent(connectors::add);
            read.envelope().map(MappingEnvelope::new).ifPresent(envelopes::add);
        }
        problems.throwIfAny();
        return new Found(connectors, envelopes);
    }
}
