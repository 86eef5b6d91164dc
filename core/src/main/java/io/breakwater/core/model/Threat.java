package io.breakwater.core.model;

/**
 * What the world knew, on a given day, of the flaws of one exposed product version. All parts are inputs from outside
 * (product catalogue, KEV, EPSS, CVSS), none is learned here.
 *
 * @param exploited somebody is known to have exploited a flaw of this version by then
 * @param confirmed the version on the asset is known, and one of those with the exploited flaw; false when it is merely not
 *     excluded
 * @param inKev the exploitation stands in the catalogue of known exploited vulnerabilities
 * @param ransomware a ransomware gang is known to have used it
 * @param epss highest EPSS score of its flaws, 0 to 1; 0 when there is none
 * @param cvss highest CVSS base score of its flaws, 0 to 10; 0 when there is none
 */
public record Threat(
        boolean exploited, boolean confirmed, boolean inKev, boolean ransomware, double epss, double cvss) {
    /** Nothing is known. */
    public static final Threat NONE = new Threat(false, false, false, false, 0, 0);

    public Threat {
        if (!(epss >= 0 && epss <= 1)) {
            throw new IllegalArgumentException("epss must lie between 0 and 1: " + epss);
        }
        if (!(cvss >= 0 && cvss <= 10)) {
            throw new IllegalArgumentException("cvss must lie between 0 and 10: " + cvss);
        }
    }

    /** The worse of both in every part. */
    public Threat worse(Threat other) {
        return new Threat(
                exploited || other.exploited,
                confirmed || other.confirmed,
                inKev || other.inKev,
                ransomware || other.ransomware,
                Math.max(epss, other.epss),
                Math.max(cvss, other.cvss));
    }
}
