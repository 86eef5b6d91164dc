package io.breakwater.core.detect.indicator.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.io.Reader;

/**
 * Tells STIX bundles from MISP events, and hands their objects on one by one, so that a bundle of a million objects need
 * not lie in memory as a tree.
 */
final class JsonFeed {
    private final StixFeed stix;
    private final MispFeed misp;
    private boolean understood;

    private JsonFeed(String file, FeedDefaults defaults, FeedSink sink) {
        this.stix = new StixFeed(file, defaults, sink);
        this.misp = new MispFeed(file, defaults, sink);
    }

    static void read(String file, Reader text, FeedDefaults defaults, FeedSink sink) throws IOException {
        JsonFeed feed = new JsonFeed(file, defaults, sink);
        ObjectMapper mapper = Json.text();
        try (JsonParser parser = mapper.createParser(text)) {
            parser.nextToken();
            feed.value(parser, mapper);
            if (!feed.understood) {
                sink.problem(new FeedProblem(
                        file, 0, "json.shape", "neither a STIX bundle (objects) nor a MISP event (Event)"));
            }
        } catch (JsonProcessingException broken) {
            long line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            sink.problem(new FeedProblem(file, line, "json.syntax", said(broken) + "; what stands before is read"));
        }
        feed.stix.end();
    }

    /** Walks down through the containers that both formats use to the objects that mean something. */
    private void value(JsonParser parser, ObjectMapper mapper) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                value(parser, mapper);
            }
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member(name, parser, mapper);
        }
    }

    private void member(String name, JsonParser parser, ObjectMapper mapper) throws IOException {
        switch (name) {
            case "objects" -> objects(parser, mapper);
            case "response" -> value(parser, mapper);
            case "Event" -> {
                understood = true;
                long line = parser.currentTokenLocation().getLineNr();
                misp.event(mapper.readTree(parser), line);
            }
            default -> parser.skipChildren();
        }
    }

    private void objects(JsonParser parser, ObjectMapper mapper) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        understood = true;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            object(parser, mapper);
        }
    }

    private void object(JsonParser parser, ObjectMapper mapper) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode object = mapper.readTree(parser);
        stix.object(object, line);
    }

    /** The parser's words without the place, which is told apart. */
    private static String said(JsonProcessingException broken) {
        return broken.getOriginalMessage().replaceAll("\\s*\\(start marker at .*\\)$", "");
    }
}
