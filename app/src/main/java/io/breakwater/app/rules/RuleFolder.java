package io.breakwater.app.rules;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Loads the rules that the commands of this group are about. */
final class RuleFolder {
    private RuleFolder() {}

    static RuleSet load(Path folder) {
        Set<String> options = Set.of(RuleLibrary.SECURITY_PROCESS_CREATION);
        return RuleLibrary.only(
                List.of(folder), RuleLibrary.sources(ContentLibrary.builtIn(), options), ParseOptions.NONE);
    }

    /** The fixtures beside a rule file: {@code x.tests.yml} for {@code x.yml}. */
    static Path tests(Path ruleFile) {
        String name = ruleFile.getFileName().toString();
        return ruleFile.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".tests.yml");
    }

    static boolean hasTests(Path ruleFile) {
        return Files.exists(tests(ruleFile));
    }
}
