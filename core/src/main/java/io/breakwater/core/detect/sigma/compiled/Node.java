package io.breakwater.core.detect.sigma.compiled;

/** A rule's condition over numbered predicates. A class and no interface, because it is asked often: its table is nearer. */
abstract sealed class Node {
    /** Whether it holds; asks only what must be asked. */
    abstract boolean holds(Board board, Inquiry[] inquiries);

    /** A predicate. */
    static final class Leaf extends Node {
        private final int predicate;

        Leaf(int predicate) {
            this.predicate = predicate;
        }

        @Override
        boolean holds(Board board, Inquiry[] inquiries) {
            byte state = board.state(predicate);
            if (state == Board.FALSE || state == Board.TRUE) {
                return state == Board.TRUE;
            }
            boolean answer = inquiries[predicate].answer(board.values);
            board.settle(predicate, answer);
            return answer;
        }
    }

    /** Every part holds. */
    static final class All extends Node {
        private final Node[] parts;

        All(Node[] parts) {
            this.parts = parts;
        }

        @Override
        boolean holds(Board board, Inquiry[] inquiries) {
            for (Node part : parts) {
                if (!part.holds(board, inquiries)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A part holds. */
    static final class Any extends Node {
        private final Node[] parts;

        Any(Node[] parts) {
            this.parts = parts;
        }

        @Override
        boolean holds(Board board, Inquiry[] inquiries) {
            for (Node part : parts) {
                if (part.holds(board, inquiries)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The part does not hold. */
    static final class Negation extends Node {
        private final Node part;

        Negation(Node part) {
            this.part = part;
        }

        @Override
        boolean holds(Board board, Inquiry[] inquiries) {
            return !part.holds(board, inquiries);
        }
    }
}
