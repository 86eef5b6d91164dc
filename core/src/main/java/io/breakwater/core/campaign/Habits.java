package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.Arrays;
import java.util.List;

/**
 * How likely a gang is to show a mark, by those that its victims showed.
 *
 * <p>A value v that n(v) of the gang's n marks of its kind were has the probability n(v) / (n + d). What is left,
 * d / (n + d), goes to values that the gang has not shown yet, each by how common it is among all gangs' marks. d is one
 * more than the number of values the gang showed only once (the missing mass of I. J. Good, "The population frequencies of
 * species and the estimation of population parameters", Biometrika 40, 1953): who changes addresses daily may well show a
 * new one. Among neighbours that the gang has used, a new controller is less of a surprise (see {@link Networks}).
 */
final class Habits {
    private final Profile gang;
    private final Profile everyone;
    private final Networks networks = new Networks();
    private final Networks everyonesNetworks;
    private final double[] newValues = new double[TraitKind.values().length];

    /** To be told of each of the gang's marks before it is asked: there may be too many to go through at once. */
    Habits(Profile gang, Profile everyone, Networks everyonesNetworks) {
        this.gang = gang;
        this.everyone = everyone;
        this.everyonesNetworks = everyonesNetworks;
        Arrays.fill(newValues, 1);
    }

    /** Takes note of a mark that the gang has shown; once for each. */
    void learn(Trait mark) {
        newValues[mark.kind().ordinal()] -= common(mark);
        networks.add(mark, gang.count(mark));
    }

    /** Logarithm of the probability that another victim of the gang shows these marks. */
    double likeness(List<Trait> marks) {
        return likeness(marks, List.of());
    }

    /** The same of a victim that the gang's profile holds: it is left out, for nothing speaks for itself. */
    double likenessOfCounted(List<Trait> marks) {
        return likeness(marks, marks);
    }

    private double likeness(List<Trait> marks, List<Trait> leftOut) {
        double sum = 0;
        for (Trait mark : marks) {
            sum += Math.log(probability(mark, leftOut));
        }
        return sum;
    }

    private double probability(Trait mark, List<Trait> leftOut) {
        int shown = gang.count(mark) - (leftOut.isEmpty() ? 0 : 1);
        int of = gang.of(mark.kind());
        double doubt = 1.0 + gang.valuesSeenOnce(mark.kind());
        double newShare = newValues[mark.kind().ordinal()];
        for (Trait out : leftOut) {
            if (out.kind() == mark.kind()) {
                int before = gang.count(out);
                of -= 1;
                doubt += before == 1 ? -1 : before == 2 ? 1 : 0;
                newShare += before == 1 ? common(out) : 0;
            }
        }
        double known = Networks.isIn(mark.kind()) ? inNetwork(mark, leftOut, of) : common(mark);
        return (shown > 0 ? shown : doubt * Math.min(1, known / newShare)) / (of + doubt);
    }

    /** How likely the gang is to show a controller that it has not shown before. */
    private double inNetwork(Trait controller, List<Trait> leftOut, int of) {
        TraitKind kind = controller.kind();
        Trait network = Networks.of(controller);
        double commonNetwork =
                (everyonesNetworks.count(network) + 1.0) / (everyone.of(kind) + everyonesNetworks.values(kind) + 1.0);
        double doubt = 1.0 + networks.seenOnce(kind);
        long own = networks.count(network)
                - leftOut.stream()
                        .filter(out -> out.kind() == kind && Networks.of(out).equals(network))
                        .count();
        return (own + doubt * commonNetwork) / (of + doubt) * Math.min(1, common(controller) / commonNetwork);
    }

    /** The share of a value among all marks of its kind, none quite zero. */
    private double common(Trait mark) {
        return (everyone.count(mark) + 1.0) / (everyone.of(mark.kind()) + everyone.values(mark.kind()) + 1.0);
    }
}
