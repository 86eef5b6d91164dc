package io.breakwater.core.detect.sigma.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expression as a nondeterministic automaton (Thompson, 1968). Instruction 0 is where a match begins.
 *
 * <p>What may be repeated up to a number of times is a chain of optional symbols, a <em>zone</em>. Who stands at the
 * beginning of a zone can do all that one further on can, so of the places in one zone only the first counts. Without
 * this, {@code .{1,64}} would have a state for each set of places that a hostile text can bring about.
 */
final class Program {
    static final int NONE = -1;
    private static final int LARGEST = 4096;

    /** What an instruction does. */
    sealed interface Step {}

    /** Takes a symbol and goes on. */
    record Take(Symbols symbols, int next) implements Step {}

    /** Goes both ways. */
    record Fork(int left, int right) implements Step {}

    /** Goes on if the place is of the kind. */
    record Check(Syntax.Kind kind, int next) implements Step {}

    /** The expression was found. */
    record Found() implements Step {}

    private final List<@Nullable Step> steps = new ArrayList<>();
    private final List<Integer> zones = new ArrayList<>();
    private int zoneCount;

    private Program() {}

    /** Empty when it would be too large. */
    static Optional<Program> of(Syntax syntax) {
        Program program = new Program();
        program.reserve();
        int found = program.add(new Found());
        int begin = program.emit(syntax, found);
        program.steps.set(0, new Fork(begin, begin));
        return program.steps.size() > LARGEST ? Optional.empty() : Optional.of(program);
    }

    int size() {
        return steps.size();
    }

    Step step(int index) {
        Step step = steps.get(index);
        if (step == null) {
            throw new IllegalStateException("instruction " + index + " was never written");
        }
        return step;
    }

    /** The zone that the instruction is in, or {@link #NONE}; within one, a higher number stands further to the front. */
    int zone(int index) {
        return zones.get(index);
    }

    int zoneCount() {
        return zoneCount;
    }

    private int reserve() {
        steps.add(null);
        zones.add(NONE);
        return steps.size() - 1;
    }

    private int add(Step step) {
        steps.add(step);
        zones.add(NONE);
        return steps.size() - 1;
    }

    /** Writes the instructions of a part, last ones first; returns where it begins. */
    private int emit(Syntax syntax, int next) {
        if (steps.size() > LARGEST) {
            return next;
        }
        return switch (syntax) {
            case Syntax.One one -> add(new Take(one.of(), next));
            case Syntax.Place place -> add(new Check(place.kind(), next));
            case Syntax.Sequence sequence -> sequence(sequence.parts(), next);
            case Syntax.Choice choice -> choice(choice.parts(), next);
            case Syntax.Repeat repeat -> repeat(repeat, next);
        };
    }

    private int sequence(List<Syntax> parts, int next) {
        int at = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
            at = emit(parts.get(i), at);
        }
        return at;
    }

    private int choice(List<Syntax> parts, int next) {
        int at = emit(parts.get(parts.size() - 1), next);
        for (int i = parts.size() - 2; i >= 0; i--) {
            at = add(new Fork(emit(parts.get(i), next), at));
        }
        return at;
    }

    private int repeat(Syntax.Repeat repeat, int next) {
        int at = repeat.most() == Syntax.ENDLESS
                ? endless(repeat.part(), next)
                : zone(repeat.part(), repeat.most() - repeat.least(), next);
        for (int i = 0; i < repeat.least(); i++) {
            at = emit(repeat.part(), at);
        }
        return at;
    }

    private int endless(Syntax part, int next) {
        int fork = reserve();
        steps.set(fork, new Fork(emit(part, fork), next));
        return fork;
    }

    private int zone(Syntax part, int count, int next) {
        int zone = part instanceof Syntax.One ? zoneCount++ : NONE;
        int at = next;
        for (int i = 0; i < count; i++) {
            at = add(new Fork(emit(part, at), next));
            zones.set(at, zone);
        }
        return at;
    }
}
