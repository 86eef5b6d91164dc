package io.breakwater.core.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The cells of the unnamed: found by marks and day, and walked over while others come and go. */
final class OpenCells {
    private final Map<Marks, Map<Integer, Cell>> byMarks = new HashMap<>();
    private final List<Cell> row = new ArrayList<>();
    private int walks;

    /** The cell of these marks on this day, a new one when there is none. */
    Cell of(Marks marks, int day) {
        return byMarks.computeIfAbsent(marks, none -> new HashMap<>()).computeIfAbsent(day, none -> added(marks, day));
    }

    private Cell added(Marks marks, int day) {
        Cell cell = new Cell(marks, day);
        cell.walk = walks;
        cell.place = row.size();
        row.add(cell);
        return cell;
    }

    /** Takes out a cell that has become empty; the last one moves to its place. */
    void remove(Cell cell) {
        Map<Integer, Cell> days = Objects.requireNonNull(byMarks.get(cell.marks));
        days.remove(cell.day);
        if (days.isEmpty()) {
            byMarks.remove(cell.marks);
        }
        Cell last = row.removeLast();
        if (last != cell) {
            row.set(cell.place, last);
            last.place = cell.place;
        }
    }

    int size() {
        return row.size();
    }

    boolean isEmpty() {
        return row.isEmpty();
    }

    /**
     * Once over all cells that are there now; those that come meanwhile are left out, and so are those that go before
     * their turn. Ends the walk before.
     */
    Iterator<Cell> walk() {
        walks++;
        return new Walk(walks);
    }

    /**
     * From the end to the beginning: the cell that a removal moves to a lower place was passed already, and bears the
     * walk's number, or nothing was passed yet and it still comes.
     */
    private final class Walk implements Iterator<Cell> {
        private final int number;
        private int next = row.size();

        Walk(int number) {
            this.number = number;
        }

        @Override
        public boolean hasNext() {
            next = Math.min(next, row.size());
            while (next > 0 && row.get(next - 1).walk == number) {
                next--;
            }
            return next > 0;
        }

        @Override
        public Cell next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Cell cell = row.get(--next);
            cell.walk = number;
            return cell;
        }
    }
}
