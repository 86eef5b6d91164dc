package io.breakwater.server.door;

import java.util.List;

/**
 * What became of an upload.
 *
 * @param accepted records that are durable now; what is wrong inside one shows later among the rejected records
 * @param rejected pieces that could not be taken as records; kept, and shown among the rejected records
 * @param problems the first of the rejected pieces
 */
record Receipt(long accepted, long rejected, List<Problem> problems) {
    /** How many problems a receipt tells. */
    static final int TOLD = 20;

    Receipt {
        problems = List.copyOf(problems);
    }

    /**
     * One rejected piece.
     *
     * @param record its 0-based place in the file
     * @param atByte where it begins, -1 where not known
     */
    record Problem(String file, long record, long atByte, String code, String message) {}
}
