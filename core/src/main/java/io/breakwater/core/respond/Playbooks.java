package io.breakwater.core.respond;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The playbooks that content holds, by purpose; a tenant's own folder may replace a built-in one. */
public final class Playbooks {
    private final Map<String, Playbook> byPurpose;

    private Playbooks(Map<String, Playbook> byPurpose) {
        this.byPurpose = Map.copyOf(byPurpose);
    }

    /** Reads all playbooks; one that is invalid stops the start with {@link InvalidPlaybook}. */
    public static Playbooks load(ContentLibrary content) {
        Map<String, Playbook> found = new TreeMap<>();
        content.files("playbooks", name -> name.endsWith(".json")).forEach(file -> {
            Playbook playbook = PlaybookReader.read(file.toString(), ContentLibrary.text(file));
            found.put(playbook.purpose(), playbook);
        });
        return new Playbooks(found);
    }

    public Optional<Playbook> forStage(Stage stage) {
        return Optional.ofNullable(
                byPurpose.get("stage:" + stage.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    /** The 8 + 5 items of general advice, in their order. */
    public List<Playbook> generalAdvice() {
        return byPurpose.keySet().stream()
                .filter(purpose -> purpose.startsWith("advice:"))
                .sorted()
                .map(byPurpose::get)
                .toList();
    }

    public Collection<Playbook> all() {
        return byPurpose.values();
    }
}
