package io.breakwater.core.detect.sigma.compiled;

/** A rule's condition over numbered predicates. */
sealed interface Node {
    /** Whether it holds; asks only what must be asked. */
    boolean holds(Board board, Question[] questions);

    /** A predicate. */
    record Leaf(int predicate) implements Node {
        @Override
        public boolean holds(Board board, Question[] questions) {
            byte state = board.state(predicate);
            if (state == Board.FALSE || state == Board.TRUE) {
                return state == Board.TRUE;
            }
            boolean answer = questions[predicate].answer(board.values);
            board.settle(predicate, answer);
            return answer;
        }
    }

    /** Every part holds. */
    record All(Node[] parts) implements Node {
        @Override
        public boolean holds(Board board, Question[] questions) {
            for (Node part : parts) {
                if (!part.holds(board, questions)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A part holds. */
    record Any(Node[] parts) implements Node {
        @Override
        public boolean holds(Board board, Question[] questions) {
            for (Node part : parts) {
                if (part.holds(board, questions)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The part does not hold. */
    record Negation(Node part) implements Node {
        @Override
        public boolean holds(Board board, Question[] questions) {
            return !part.holds(board, questions);
        }
    }
}
