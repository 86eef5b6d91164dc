package io.breakwater.server.respond.nftables;

import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.IpLiteral;
import io.breakwater.core.respond.action.Responder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Writes the set file whole and renames it into its place, so that a reader sees the old one or the new one. */
final class NftablesResponder implements Responder {
    private final Path file;
    private final String table;
    private final Optional<Nft> nft;
    private final boolean load;
    private final InstantSource clock;

    NftablesResponder(Path file, String table, Optional<Nft> nft, boolean load, InstantSource clock) {
        this.file = file;
        this.table = table;
        this.nft = nft;
        this.load = load;
        this.clock = clock;
    }

    @Override
    public Set<ActionKind> kinds() {
        return Set.of(ActionKind.BLOCK_ADDRESS);
    }

    @Override
    public Answer dryRun(Command command) {
        if (!fits(command)) {
            return unfit(command);
        }
        try {
            SetFile planned = planned(command);
            Path draft = Files.createTempFile(folder(), ".dry-run", ".nft");
            try {
                write(draft, planned);
                Optional<String> wrong = nft.flatMap(program -> program.check(draft));
                return wrong.<Answer>map(Answer.Refused::new)
                        .orElseGet(() -> new Answer.Done(
                                file + ": + " + command.target() + ", then "
                                        + planned.elements().size() + " addresses",
                                ""));
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            return new Answer.Unreachable("cannot write beside " + file + ": " + unwritable.getMessage());
        }
    }

    @Override
    public Answer carryOut(Command command) {
        return fits(command) ? replace(() -> planned(command)) : unfit(command);
    }

    @Override
    public Answer lift(Command command, String receipt) {
        return replace(() -> present().without(command.target(), command.id().value()));
    }

    private static boolean fits(Command command) {
        return command.kind() == ActionKind.BLOCK_ADDRESS
                && IpLiteral.parse(command.target()).isPresent();
    }

    private static Answer unfit(Command command) {
        return new Answer.Refused(
                "nftables can block an address, not " + command.kind().slug() + " " + command.target());
    }

    private SetFile planned(Command command) throws IOException {
        return present()
                .with(
                        command.target(),
                        new SetFile.Element(
                                command.id().value(), command.until().truncatedTo(ChronoUnit.SECONDS)));
    }

    private SetFile present() throws IOException {
        try {
            return SetFile.read(table, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException first) {
            return SetFile.read(table, "");
        }
    }

    @FunctionalInterface
    private interface Plan {
        SetFile next() throws IOException;
    }

    private Answer replace(Plan plan) {
        try {
            SetFile next = plan.next();
            Path draft = draft(next);
            Optional<String> wrong = nft.flatMap(program -> program.check(draft));
            if (wrong.isPresent()) {
                Files.deleteIfExists(draft);
                return new Answer.Refused(wrong.get());
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Optional<String> unloaded = load ? nft.flatMap(program -> program.load(file)) : Optional.empty();
            return unloaded.<Answer>map(Answer.Unreachable::new)
                    .orElseGet(
                            () -> new Answer.Done(file + ": " + next.elements().size() + " addresses", ""));
        } catch (IOException unwritable) {
            return new Answer.Unreachable("cannot write " + file + ": " + unwritable.getMessage());
        }
    }

    /** The text on disk, beside the file that it shall replace. */
    private Path draft(SetFile next) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        write(draft, next);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return draft;
    }

    private void write(Path draft, SetFile next) throws IOException {
        Files.writeString(draft, next.text(clock.instant()), StandardCharsets.UTF_8);
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the kind has checked that there is one");
    }
}
