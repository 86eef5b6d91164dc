package io.breakwater.core.exposure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reports of vulnerability scanners in XML: Nessus ({@code ReportHost} with {@code ReportItem}) and Greenbone
 * ({@code result} with {@code host}, {@code port} and references). Only the host, the port and the flaws are taken.
 */
final class ScannerXmlReader implements ExposureReader {
    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        try {
            XMLStreamReader xml = SafeXml.open(in);
            Finding finding = new Finding();
            int found = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    finding.begin(xml);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    finding.text(xml.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    found += finding.end(xml.getLocalName(), sink) ? 1 : 0;
                }
            }
            if (found == 0) {
                sink.refused("line 1", "no finding of Nessus or Greenbone in this XML; export the report as XML again");
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            sink.refused(
                    "line " + line,
                    "the XML breaks off or is broken: " + broken.getMessage()
                            + "; what stood before was taken, export the rest again");
        }
    }

    /** The finding in hand. */
    private static final class Finding {
        /** Elements whose text is taken; Greenbone puts others inside of them. */
        private static final Set<String> TAKEN = Set.of("host", "port", "cve");

        private String host = "";
        private int port;
        private int line;
        private boolean inResult;
        private final List<String> flaws = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        void begin(XMLStreamReader xml) {
            if (TAKEN.contains(xml.getLocalName())) {
                text.setLength(0);
            }
            switch (xml.getLocalName()) {
                case "ReportHost" -> host = SafeXml.attribute(xml, "name");
                case "ReportItem" -> open(xml, CsvReader.port("0" + SafeXml.attribute(xml, "port")));
                case "result" -> open(xml, 0);
                case "ref" -> flaws.addAll(CsvReader.flaws(SafeXml.attribute(xml, "id")));
                default -> {
                    // What the scanner tells for people.
                }
            }
            String title = SafeXml.attribute(xml, "pluginName").toLowerCase(Locale.ROOT);
            if (title.contains("default password") || title.contains("default credentials")) {
                flaws.add("weak-password");
            }
        }

        private void open(XMLStreamReader xml, int at) {
            inResult = true;
            port = at;
            line = xml.getLocation().getLineNumber();
            flaws.clear();
        }

        void text(String more) {
            text.append(more);
        }

        /** Returns whether a finding was complete. */
        boolean end(String element, Sink sink) {
            switch (element) {
                case "cve" -> flaws.addAll(CsvReader.flaws(text.toString()));
                case "host" ->
                    host = inResult && !text.toString().isBlank()
                            ? text.toString().strip()
                            : host;
                case "port" -> port = inResult ? portOf(text.toString()) : port;
                case "ReportItem", "result" -> {
                    inResult = false;
                    tell(sink);
                    return true;
                }
                default -> {
                    // Nothing to take.
                }
            }
            return false;
        }

        private static int portOf(String text) {
            String number = text.strip().replaceFirst("/.*", "");
            return number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0;
        }

        private void tell(Sink sink) {
            if (host.isBlank()) {
                sink.refused("line " + line, "a finding without host");
                return;
            }
            sink.observed(
                    Observation.seen(host, port, Optional.empty(), Face.BLANK).weak(flaws));
        }
    }
}
