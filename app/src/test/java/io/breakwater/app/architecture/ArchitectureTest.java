package io.breakwater.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of docs/architecture.md, held against the compiled code. */
final class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.breakwater");

    /** In the order of the data's way: a module may use those before it, never those after it. */
    private static final List<String> MODULES = List.of("core", "store", "pipeline", "server", "app");

    /** The stages of the core: they meet in topology and nowhere else. */
    private static final List<String> STAGES =
            List.of("connector", "detect", "incident", "campaign", "exposure", "warn", "respond", "report");

    private static final List<String> OPEN_TO_STAGES = List.of("model", "stage", "content");

    static Stream<String> modules() {
        return MODULES.stream();
    }

    static Stream<String> stages() {
        return STAGES.stream().filter(stage -> classesIn("core." + stage) > 0);
    }

    @Test
    void everyModuleIsSeen() {
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(classesIn(module))
                        .as("compiled classes of module " + module)
                        .isGreaterThan(0));
        assertThat(classesIn("core")).as("classes of core").isGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noModuleUsesALaterOne(String module) {
        String[] later = MODULES.subList(MODULES.indexOf(module) + 1, MODULES.size()).stream()
                .map(ArchitectureTest::inside)
                .toArray(String[]::new);
        if (later.length > 0) {
            check(
                    noClasses()
                            .that()
                            .resideInAPackage(inside(module))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(later)
                            .because(
                                    "data flows " + String.join(" -> ", MODULES)
                                            + "; mend: move the shared word into core.model, or hand the later part in as an interface"));
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void noStageOfTheCoreUsesAnother(String stage) {
        String[] others = Stream.concat(STAGES.stream(), Stream.of("topology"))
                .filter(other -> !other.equals(stage) && !OPEN_TO_STAGES.contains(other))
                .map(other -> inside("core." + other))
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(inside("core." + stage))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because(
                        "stages share only core.model, core.stage and core.content; mend: join them in core.topology"));
    }

    @Test
    void theCoreKnowsNoEngine() {
        check(noClasses()
                .that()
                .resideInAPackage(inside("core"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.flink..",
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "org.jdbi..",
                        "org.apache.kafka..",
                        "java.net.http..")
                .because("the stages run on any engine; mend: put the adapter into pipeline, store or server"));
    }

    @Test
    void theCoreHasNoClock() {
        check(noClasses()
                .that()
                .resideInAPackage(inside("core"))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("a stage decides by event time; mend: take the time from the event, or an InstantSource"));
    }

    @Test
    void packagesOfTheCoreHaveNoCycle() {
        slices().matching("io.breakwater.core.(*)..").should().beFreeOfCycles().check(CODE);
        slices().matching("io.breakwater.(*)..").should().beFreeOfCycles().check(CODE);
    }

    private static void check(ArchRule rule) {
        rule.check(CODE);
    }

    private static String inside(String name) {
        return "io.breakwater." + name + "..";
    }

    private static long classesIn(String name) {
        return CODE.stream()
                .map(JavaClass::getPackageName)
                .filter(found ->
                        found.equals("io.breakwater." + name) || found.startsWith("io.breakwater." + name + "."))
                .count();
    }
}
