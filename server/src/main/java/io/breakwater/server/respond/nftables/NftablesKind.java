package io.breakwater.server.respond.nftables;

import com.google.auto.service.AutoService;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.core.respond.action.ResponderKind;
import io.breakwater.core.respond.action.ResponderSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A file with a table of two sets, one for each family, that a Linux gateway loads with {@code nft -f}. */
@AutoService(ResponderKind.class)
public final class NftablesKind implements ResponderKind {
    @Override
    public String name() {
        return "nftables";
    }

    @Override
    public Set<String> required() {
        return Set.of("file");
    }

    @Override
    public Set<String> optional() {
        return Set.of("nft", "load", "table");
    }

    @Override
    public Responder open(ResponderSettings settings) {
        String table = settings.value("table").orElse("breakwater");
        if (!table.matches("[a-zA-Z][a-zA-Z0-9_]{0,30}")) {
            throw new IllegalArgumentException(settings.name() + ": 'table' must be a word, not '" + table + "'");
        }
        boolean load = settings.value("load").map(text -> truth(settings, text)).orElse(false);
        Optional<Path> program = settings.value("nft").map(Path::of);
        if (program.isPresent() && !Files.isExecutable(program.get())) {
            throw new IllegalArgumentException(settings.name() + ": 'nft': " + program.get() + " can't be run");
        }
        Path folder = settings.path("file").toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    settings.name() + ": 'file': the folder " + folder + " must exist and be writable");
        }
        if (load && program.isEmpty()) {
            throw new IllegalArgumentException(settings.name() + ": 'load' needs 'nft', the path of the program");
        }
        return new NftablesResponder(settings.path("file"), table, program.map(Nft::new), load, settings.clock());
    }

    private static boolean truth(ResponderSettings settings, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        settings.name() + ": 'load' must be true or false, not '" + text + "'");
        };
    }
}
