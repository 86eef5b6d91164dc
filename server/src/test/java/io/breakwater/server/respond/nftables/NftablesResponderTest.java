package io.breakwater.server.respond.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.server.respond.ResponderConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class NftablesResponderTest extends ResponderConformance {
    private static final Pattern ELEMENT = Pattern.compile("(?m)^add element inet breakwater blocked[46] \\{ (\\S+) ");
    private static final Path NFT = Path.of("/usr/sbin/nft");

    @Override
    protected String kind() {
        return "nftables";
    }

    @Override
    protected Map<String, String> settings() {
        try {
            return Map.of("file", home.relativize(file()).toString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    protected List<String> inForce() {
        try {
            return Files.exists(file())
                    ? ELEMENT.matcher(Files.readString(file()))
                            .results()
                            .map(found -> found.group(1))
                            .toList()
                    : List.of();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private Path file() throws IOException {
        return Files.createDirectories(home.resolve("sets")).resolve("breakwater.nft");
    }

    /** The folder becomes a file, so that nothing can be written beside it. */
    @Override
    protected void cutOff() {
        try {
            Files.deleteIfExists(file());
            Files.delete(home.resolve("sets"));
            Files.createFile(home.resolve("sets"));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void theFileIsReplacedWholeAndLeavesNoDraft() throws IOException {
        responder.carryOut(command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17"));
        responder.carryOut(command("a2", ActionKind.BLOCK_ADDRESS, "2001:db8::9"));
        assertThat(Files.readString(file()))
                .startsWith("# Written by Breakwater")
                .contains(
                        "add set inet breakwater blocked4 { type ipv4_addr; flags timeout; }",
                        "flush set inet breakwater blocked6",
                        "add element inet breakwater blocked4 { 198.51.100.17 timeout 14400s comment"
                                + " \"a1 until 2026-03-01T12:00:00Z\" }",
                        "add element inet breakwater blocked6 { 2001:db8::9 timeout");
        assertThat(file().resolveSibling("breakwater.nft.draft")).doesNotExist();
    }

    @Test
    void anotherActionsBlockOfTheSameAddressIsNotLifted() {
        responder.carryOut(command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17"));
        responder.lift(command("a2", ActionKind.BLOCK_ADDRESS, "198.51.100.17"), "");
        assertThat(inForce()).containsExactly("198.51.100.17");
    }

    @Test
    void theRealProgramTakesTheFileAndRefusesABrokenOne() throws IOException {
        assumeTrue(Files.isExecutable(NFT), "nft is not installed (Debian: apt-get install nftables)");
        Nft nft = new Nft(NFT);
        Path empty = Files.writeString(home.resolve("empty.nft"), "");
        Optional<String> unusable = nft.check(empty);
        assumeTrue(unusable.isEmpty(), "nft can't check here: " + unusable.orElse(""));
        assertThat(responder.carryOut(command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17")))
                .isInstanceOf(Answer.Done.class);
        responder.carryOut(command("a2", ActionKind.BLOCK_ADDRESS, "2001:db8::9"));
        assertThat(nft.check(file())).isEmpty();
        Files.writeString(file(), "add element inet breakwater blocked4 { 999.1.1.1 }\n", StandardOpenOption.APPEND);
        assertThat(nft.check(file())).isPresent();
    }
}
