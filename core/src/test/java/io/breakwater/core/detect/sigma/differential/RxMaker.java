package io.breakwater.core.detect.sigma.differential;

import java.util.ArrayList;
import java.util.List;

/** Makes regular expressions of the flavour that the specification allows. */
final class RxMaker {
    private final Dice dice;

    RxMaker(Dice dice) {
        this.dice = dice;
    }

    Rx expression() {
        return sequence(2);
    }

    private Rx sequence(int depth) {
        List<Rx> parts = new ArrayList<>();
        if (dice.oneIn(6)) {
            parts.add(new Rx.Anchor(true));
        }
        for (int i = dice.between(1, 4); i > 0; i--) {
            parts.add(part(depth));
        }
        if (dice.oneIn(6)) {
            parts.add(new Rx.Anchor(false));
        }
        return new Rx.Sequence(parts);
    }

    private Rx part(int depth) {
        Rx atom = depth > 0 && dice.oneIn(5) ? choice(depth - 1) : one();
        return switch (dice.below(12)) {
            case 0 -> new Rx.Repeat(atom, 0, -1);
            case 1 -> new Rx.Repeat(atom, 1, -1);
            case 2 -> new Rx.Repeat(atom, 0, 1);
            case 3 -> new Rx.Repeat(atom, 2, 2);
            case 4 -> new Rx.Repeat(atom, dice.below(2), dice.between(2, 3));
            case 5 -> new Rx.Repeat(atom, 2, -1);
            default -> atom;
        };
    }

    private Rx choice(int depth) {
        List<Rx> branches = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            branches.add(sequence(depth));
        }
        return new Rx.Choice(branches);
    }

    private Rx one() {
        return switch (dice.below(9)) {
            case 0 -> new Rx.Dot();
            case 1 -> new Rx.Class('a', dice.of('b', 'i', 's'), dice.of('.', 'K', '/'), false);
            case 2 -> new Rx.Class('a', 'k', dice.of('0', '\u2013'), true);
            case 3 -> dice.oneIn(2) ? new Rx.Shorthand('d', "0123456789") : new Rx.Shorthand('s', " \t\n\f\r");
            default -> new Rx.Letter(dice.letter());
        };
    }
}
