package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import io.breakwater.core.detect.sigma.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Literals that are looked for in one value at once: those tied to its start or end by an {@link EdgeIndex}, the others
 * by a {@link GramIndex}, by a {@link ShortIndex} where they are too short for it, and by an {@link AhoCorasick}
 * automaton where too many are alike. What has letters beyond ASCII in it (a handful of rules has thousands of emojis) has
 * an index of its own, which only values with such letters are asked for.
 */
final class LiteralIndex {
    private static final int FEW = 2;

    private final EdgeIndex edges;
    private final Optional<GramIndex> grams;
    private final Optional<ShortIndex> shorts;
    private final Optional<AhoCorasick> crowded;
    private final Needle[] few;
    private final int signals;
    private final Optional<LiteralIndex> beyondAscii;

    LiteralIndex(List<Literal> literals) {
        this(literals, Grams.NONE);
    }

    /** @param met in the values so far */
    LiteralIndex(List<Literal> literals, Grams met) {
        this(literals, met, true);
    }

    /** @param apart whether letters beyond ASCII are to have an index of their own */
    private LiteralIndex(List<Literal> literals, Grams met, boolean apart) {
        List<Literal> wide = new ArrayList<>();
        List<Literal> brief = new ArrayList<>();
        List<Literal> beyond = new ArrayList<>();
        for (Literal literal : literals) {
            if (literal.anchor() == Anchor.ANYWHERE) {
                boolean isBeyond = apart && !Words.isAscii(literal.bytes(), 0, literal.bytes().length);
                (isBeyond ? beyond : literal.bytes().length < GramIndex.GRAM ? brief : wide).add(literal);
            }
        }
        beyondAscii = beyond.isEmpty() ? Optional.empty() : Optional.of(new LiteralIndex(beyond, met, false));
        signals = (int) literals.stream().map(Literal::signal).distinct().count();
        edges = new EdgeIndex(literals);
        few = few(wide);
        GramIndex index = new GramIndex(
                few.length == 0 ? wide : wide.stream().filter(GramIndex::isLong).toList(), met);
        grams = index.isEmpty() ? Optional.empty() : Optional.of(index);
        shorts = brief.isEmpty() ? Optional.empty() : Optional.of(new ShortIndex(brief));
        crowded = index.rest().isEmpty() ? Optional.empty() : Optional.of(new AhoCorasick(index.rest()));
    }

    /** Literals that alone make it necessary to look at every place, if there are but a few. */
    private static Needle[] few(List<Literal> wide) {
        List<Literal> shorter =
                wide.stream().filter(literal -> !GramIndex.isLong(literal)).toList();
        return shorter.size() <= FEW && shorter.size() < wide.size()
                ? shorter.stream().map(Needle::new).toArray(Needle[]::new)
                : new Needle[0];
    }

    /** Whether it would be another index for other {@link Grams}. */
    boolean dependsOnGrams() {
        return grams.isPresent() && grams.get().isLarge();
    }

    /** Whether literals are looked for elsewhere than in the middle of a value. */
    boolean hasEdges() {
        return !edges.isEmpty();
    }

    /**
     * Looks into the value between the two places, which is not empty, and tells what it found; no further than until there
     * is nothing more to tell.
     */
    void search(byte[] text, int start, int end, Signals out) {
        int all = out.count() + signals;
        if (!edges.isEmpty()) {
            edges.search(text, start, end, out);
        }
        if (grams.isPresent()) {
            grams.get().search(text, start, end, out, all);
        }
        for (Needle needle : few) {
            if (needle.isIn(text, start, end)) {
                out.signal(needle.signal());
            }
        }
        if (shorts.isPresent()) {
            shorts.get().search(text, start, end, out, all);
        }
        if (crowded.isPresent()) {
            crowded.get().search(text, start, end, out);
        }
        if (beyondAscii.isPresent() && out.count() < all && !Words.isAscii(text, start, end)) {
            beyondAscii.get().search(text, start, end, out);
        }
    }

    /** Bytes that the tables take. */
    long footprint() {
        return edges.footprint()
                + grams.map(GramIndex::footprint).orElse(0L)
                + shorts.map(ShortIndex::footprint).orElse(0L)
                + crowded.map(AhoCorasick::footprint).orElse(0L)
                + beyondAscii.map(LiteralIndex::footprint).orElse(0L);
    }
}
