package io.breakwater.core.exposure;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** nmap's XML output: open ports with the service, its version, and titles and headers where scripts had read them. */
final class NmapReader implements ExposureReader {
    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        try {
            XMLStreamReader xml = SafeXml.open(in);
            Host host = new Host();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element(host, xml, sink);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    host = host.ended(xml.getLocalName(), sink);
                }
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            sink.refused(
                    "line " + line,
                    "the XML breaks off or is broken: " + broken.getMessage()
                            + "; what stood before was taken, export the rest again");
        }
    }

    private static void element(Host host, XMLStreamReader xml, Sink sink) {
        try {
            host.element(xml);
        } catch (IllegalArgumentException wrong) {
            sink.refused(
                    "line " + xml.getLocation().getLineNumber(),
                    wrong.getMessage() + "; correct it and import it again");
        }
    }

    /** What has been read of the host and the port in hand. */
    private static final class Host {
        private String address = "";
        private String name = "";
        private Optional<Instant> at = Optional.empty();
        private int port;
        private boolean open;
        private String product = "";
        private String version = "";
        private String title = "";
        private String headers = "";
        private final List<String> flaws = new ArrayList<>();
        private int line;

        void element(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "host" -> {
                    line = xml.getLocation().getLineNumber();
                    String start = SafeXml.attribute(xml, "starttime");
                    at = start.isEmpty() ? Optional.empty() : Optional.of(Moments.parse(start));
                }
                case "address" ->
                    address =
                            SafeXml.attribute(xml, "addrtype").equals("mac") ? address : SafeXml.attribute(xml, "addr");
                case "hostname" -> name = name.isEmpty() ? SafeXml.attribute(xml, "name") : name;
                case "port" -> port(SafeXml.attribute(xml, "portid"));
                case "state" -> open |= SafeXml.attribute(xml, "state").equals("open");
                case "service" -> {
                    product = SafeXml.attribute(xml, "product");
                    version = SafeXml.attribute(xml, "version");
                }
                case "script" -> script(SafeXml.attribute(xml, "id"), SafeXml.attribute(xml, "output"));
                default -> {
                    // Timing, counts and what else does not concern exposure.
                }
            }
        }

        private void port(String number) {
            port = CsvReader.port(number);
            open = false;
            product = "";
            version = "";
            title = "";
            headers = "";
            flaws.clear();
        }

        private void script(String id, String output) {
            title = id.equals("http-title") ? output.strip() : title;
            headers = id.equals("http-headers") || id.equals("http-server-header") ? output : headers;
            flaws.addAll(output.contains("VULNERABLE") ? CsvReader.flaws(output) : List.of());
        }

        Host ended(String element, Sink sink) {
            if (element.equals("port") && open) {
                String host = address.isEmpty() ? name : address;
                if (host.isEmpty()) {
                    sink.refused("line " + line, "a host without address");
                } else {
                    sink.observed(seen(host));
                }
            }
            return element.equals("host") ? new Host() : this;
        }

        private Observation seen(String host) {
            Map<String, String> header = headers.isEmpty() ? Map.of() : Map.of("answer", headers);
            String banner = (product + " " + version).strip();
            return Observation.seen(host, port, at, new Face(title, header, "", banner, List.of()))
                    .named(product, version)
                    .weak(flaws);
        }
    }
}
