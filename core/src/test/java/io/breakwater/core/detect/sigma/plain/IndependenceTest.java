package io.breakwater.core.detect.sigma.plain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.breakwater.core.detect.sigma.rule.DatePart;
import io.breakwater.core.detect.sigma.rule.Network;
import io.breakwater.core.detect.sigma.rule.Numbers;
import org.junit.jupiter.api.Test;

/** A judge who shares his arithmetic with the judged would not see its mistakes. */
final class IndependenceTest {
    private static final String SIGMA = "io.breakwater.core.detect.sigma";

    @Test
    void thePlainEvaluatorSharesNoMatchingWithTheCompiledMatcher() {
        JavaClasses plain = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(SIGMA + ".plain");
        assertThat(plain).hasSizeGreaterThan(4);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SIGMA + ".compiled..", SIGMA + ".automaton..", SIGMA + ".text..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Numbers.class)
                .orShould()
                .callMethod(Network.class, "contains", String.class)
                .orShould()
                .callMethod(DatePart.class, "of", String.class)
                .because("it is what the compiled matcher is held against; mend: write it here a second time, plainly")
                .check(plain);
    }
}
