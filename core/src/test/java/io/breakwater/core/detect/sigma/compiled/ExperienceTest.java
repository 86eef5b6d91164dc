package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.detect.sigma.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What plans learn from the events they see, and what comes of it. */
final class ExperienceTest {
    private static final int EVENTS = 1_000;
    private static final FieldNames NAMES = new FieldNames(List.of("House", "Tool"));
    private static final SigmaRule RULE =
            RuleText.load(RuleText.rule("""
                    sel:
                        House|contains: zqxjk-vwyqz-agent
                        Tool|endswith: net.exe
                    condition: sel
                    """)).rules().getFirst();
    private static final Experience.Key RARE = new Experience.Key("Tool", Set.of());
    private static final Map<String, Integer> SLOTS = Map.of();
    private static final Experience.Key COMMON = new Experience.Key("House", Set.of());

    @Test
    void whatWasMetOutweighsTheGuess() {
        Experience met = Experience.NONE.with(
                List.of(RARE, COMMON), new byte[] {Board.FALSE, Board.FALSE}, SLOTS, tally(0, EVENTS));
        assertThat(met.share(RARE, 0.5)).isLessThan(0.05);
        assertThat(met.share(COMMON, 0.01)).isGreaterThan(0.9);
        assertThat(Experience.NONE.share(RARE, 0.5)).isEqualTo(0.5);
    }

    @Test
    void countsHowOftenAQuestionWasAskedWhileNothingAnnouncedIt() {
        Experience asked = Experience.NONE.with(
                List.of(RARE, COMMON), new byte[] {Board.OPEN, Board.FALSE}, SLOTS, tally(250, 250));
        assertThat(asked.asked(RARE)).isEqualTo(0.25);
        assertThat(asked.asked(COMMON)).isZero();
        assertThat(asked.with(List.of(RARE), new byte[] {Board.FALSE}, SLOTS, tally(0))
                        .asked(RARE))
                .as("announced since, so that nobody asks any more")
                .isEqualTo(0.25);
    }

    @Test
    void whatIsAskedOfLongValuesCountsForMore() {
        Tally tally = new Tally(new int[] {0}, 1);
        for (int event = 0; event < EVENTS; event++) {
            boolean isLong = event % 100 == 0;
            count(tally, 1, isLong ? new int[] {0} : new int[0], "x".repeat(isLong ? 9_900 : 100));
        }
        Experience asked = Experience.NONE.with(List.of(RARE), new byte[] {Board.OPEN}, SLOTS, tally);
        assertThat(asked.asked(RARE))
                .as("of one event in a hundred, and half of the bytes")
                .isEqualTo(0.5);
    }

    @Test
    void learnsWhichBytesStandInTheValuesOfAField() {
        byte[] script = Arrays.copyOf(FoldedText.of("QQBzAGQAZgBxAHcAZQByAHQAeQA=".repeat(3_000)), 84_008);
        Tally tally = new Tally(new int[] {0}, 1);
        while (tally.grams(0).isGuessing()) {
            tally.read(0, script, 0, script.length - Words.BYTES);
        }
        Grams met = Experience.NONE
                .with(List.of(RARE), new byte[] {Board.OPEN}, Map.of("Tool", 0), tally)
                .grams("Tool");
        int common = Words.four(FoldedText.of("zgbx"), 0);
        int seldom = Words.four(FoldedText.of(".exe"), 0);
        assertThat(met.occurrences(common)).isGreaterThan(1_000);
        assertThat(met.occurrences(seldom)).isZero();
        assertThat(Grams.NONE.occurrences(common))
                .as("a guess knows better of ordinary text only")
                .isLessThan(Grams.NONE.occurrences(seldom));
    }

    private static Tally tally(int... touched) {
        int[] slotOf = IntStream.range(0, touched.length).toArray();
        Tally tally = new Tally(slotOf, touched.length);
        for (int event = 0; event < EVENTS; event++) {
            int number = event;
            count(
                    tally,
                    touched.length,
                    Arrays.stream(slotOf)
                            .filter(predicate -> number < touched[predicate])
                            .toArray(),
                    "a value");
        }
        return tally;
    }

    /** An event that has the same value in each of so many slots. */
    private static void count(Tally tally, int slots, int[] found, String value) {
        EventValues values = new EventValues(slots, 0);
        values.begin(RuleText.event("House", value, "Tool", value));
        for (int slot = 0; slot < slots; slot++) {
            values.note(slot, slot);
        }
        tally.count(found, found.length, new byte[slots], values);
    }

    /** A text that looks rare and stands in every event of this house; the rule must wait for the other one. */
    @Test
    void aRuleWaitsForWhatIsRareInTheEventsThatCome() {
        Predicates guessed = new Predicates(Map.of(), NAMES, Experience.NONE);
        assertThat(awaited(guessed)).isEqualTo("House");
        Experience met =
                Experience.NONE.with(guessed.keys(), new byte[] {Board.FALSE, Board.FALSE}, SLOTS, tally(EVENTS, 3));
        assertThat(awaited(new Predicates(Map.of(), NAMES, met))).isEqualTo("Tool");
    }

    /** Which field the rule's literals are looked for in. */
    private static String awaited(Predicates predicates) {
        Set<Integer> oneOf = new RuleCompiler(predicates)
                .compile(RULE.expression())
                .clause()
                .orElseThrow()
                .oneOf();
        return predicates.keys().get(oneOf.iterator().next()).field();
    }

    @Test
    void whatIsAskedOftenIsLookedForInEveryEvent() {
        Predicates guessed = new Predicates(Map.of(), NAMES, Experience.NONE);
        awaited(guessed);
        Experience seldom = asked(guessed.keys(), 1);
        Experience often = asked(guessed.keys(), EVENTS / 2);
        assertThat(announced(seldom)).containsExactly(Board.OPEN, Board.OPEN);
        assertThat(announced(often)).containsExactly(Board.FALSE, Board.FALSE);
    }

    private static Experience asked(List<Experience.Key> keys, int events) {
        return Experience.NONE.with(keys, new byte[] {Board.OPEN, Board.OPEN}, SLOTS, tally(events, events));
    }

    private static byte[] announced(Experience experience) {
        Predicates predicates = new Predicates(Map.of(), NAMES, experience);
        awaited(predicates);
        predicates.announceAsked();
        return predicates.initial();
    }

    /** Whatever a plan has learnt, the same events match. */
    @Test
    void thePlanThatLearntSaysTheSame() {
        List<SigmaRule> rules = List.of(RULE);
        Partition taught = new Partition(rules, Map.of(), NAMES, new Learning(50, 0, 4, 2));
        Partition untaught = new Partition(rules, Map.of(), NAMES, new Learning(0, 0, 1, 0));
        for (int event = 0; event < 400; event++) {
            boolean tool = event % 10 == 0;
            assertThat(matches(taught, tool)).isEqualTo(matches(untaught, tool)).hasSize(tool ? 1 : 0);
        }
    }

    private static List<SigmaRule> matches(Partition partition, boolean tool) {
        List<SigmaRule> told = new ArrayList<>();
        SigmaEvent event = RuleText.event("House", "zqxjk-vwyqz-agent", "Tool", tool ? "net.exe" : "svchost.exe");
        partition.match(event, new TextMemory(), told::add);
        return told;
    }
}
