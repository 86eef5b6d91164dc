package io.breakwater.core.respond.cacao;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A place in a document.
 *
 * @param node what stands there; a missing node where nothing does
 * @param pointer to it, a JSON Pointer (RFC 6901)
 * @param errors where complaints about it go
 */
public record Spot(JsonNode node, String pointer, List<String> errors) {
    public static Spot root(JsonNode document, List<String> errors) {
        return new Spot(document, "", errors);
    }

    public Spot at(String name) {
        return new Spot(node.path(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1"), errors);
    }

    public Spot at(int index) {
        return new Spot(node.path(index), pointer + "/" + index, errors);
    }

    public void complain(String what) {
        errors.add((pointer.isEmpty() ? "/" : pointer) + " " + what);
    }
}
