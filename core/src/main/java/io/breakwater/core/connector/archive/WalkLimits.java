package io.breakwater.core.connector.archive;

/**
 * What an archive may unfold to before it counts as a bomb.
 *
 * @param depth archives within one another
 * @param entries members of one archive
 * @param bytes unpacked bytes of one top-level file
 * @param ratio unpacked to packed bytes; looked at from {@code ratioFrom} unpacked bytes on, as small files of repeated
 *     lines pack very well
 * @param ratioFrom unpacked bytes
 * @param passedOver unpacked bytes of one top-level file that are read away behind a bomb to get at the members after it
 */
public record WalkLimits(int depth, int entries, long bytes, int ratio, long ratioFrom, long passedOver) {
    /** Four deep, 100,000 members, 64 GiB, 1 : 400 from 64 MiB on, 4 GiB passed over. Logs pack 1 : 10 to 1 : 100. */
    public static final WalkLimits USUAL = new WalkLimits(4, 100_000, 64L << 30, 400, 64L << 20, 4L << 30);

    public WalkLimits {
        if (depth < 0 || entries < 1 || bytes < 1 || ratio < 1 || ratioFrom < 0 || passedOver < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public WalkLimits withBytes(long most) {
        return new WalkLimits(depth, entries, most, ratio, ratioFrom, passedOver);
    }
}
