package io.breakwater.core.exposure;

import java.util.Locale;

/** Formats of inventories, scans and findings that can be imported. */
public enum ExposureFormat {
    /** Inventory, or findings of a vulnerability scanner, as CSV with a heading. */
    CSV(new CsvReader(false)),
    /** Findings of weak passwords as CSV: every row is one. */
    WEAK_PASSWORDS(new CsvReader(true)),
    NMAP_XML(new NmapReader()),
    /** masscan, httpx, Shodan, FOFA and Nuclei, told apart object by object. */
    JSON(new JsonReader()),
    /** Nessus and Greenbone (OpenVAS) reports. */
    SCANNER_XML(new ScannerXmlReader());

    private final ExposureReader reader;

    ExposureFormat(ExposureReader reader) {
        this.reader = reader;
    }

    ExposureReader reader() {
        return reader;
    }

    /** Tells the format by how a file begins; what is neither XML nor JSON is taken for CSV. */
    public static ExposureFormat of(byte[] head) {
        String text = CsvText.head(head).replace("\uFEFF", "").stripLeading();
        if (text.startsWith("<")) {
            return text.contains("<nmaprun") ? NMAP_XML : SCANNER_XML;
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return JSON;
        }
        String heading = text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        boolean weak = heading.contains("弱口令") || heading.contains("weak") && heading.contains("password");
        return weak ? WEAK_PASSWORDS : CSV;
    }
}
