package io.breakwater.core.exposure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads fingerprint files of the Recog collection (XML). */
public final class RecogReader {
    private static final Pattern RUBY_MULTILINE = Pattern.compile("\\(\\?(i?)m(i?)(?=[:)])");

    private final String file;
    private final List<RecogFingerprint> fingerprints = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private String matches = "";

    private RecogReader(String file) {
        this.file = file;
    }

    /**
     * What a file held.
     *
     * @param refused fingerprints that could not be taken, each with file, line and what to do
     */
    public record Result(List<RecogFingerprint> fingerprints, List<String> refused) {}

    /** Reads one file; XML that is broken altogether is an IOException that names file and line. */
    public static Result read(String file, InputStream in) throws IOException {
        RecogReader reader = new RecogReader(file);
        try {
            XMLStreamReader xml = SafeXml.open(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    reader.element(xml);
                }
            }
        } catch (XMLStreamException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
        return new Result(List.copyOf(reader.fingerprints), List.copyOf(reader.refused));
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "fingerprints" -> matches = SafeXml.attribute(xml, "matches");
            case "fingerprint" -> fingerprint(xml);
            default -> {
                // Comments for people; nothing to read.
            }
        }
    }

    private void fingerprint(XMLStreamReader xml) throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        String expression =
                RUBY_MULTILINE.matcher(SafeXml.attribute(xml, "pattern")).replaceAll("(?$1s$2");
        int flags = flags(SafeXml.attribute(xml, "flags"));
        Parts parts = parts(xml);
        try {
            Pattern pattern = Pattern.compile(expression, flags);
            fingerprints.add(new RecogFingerprint(matches, parts.description, pattern, parts.params, parts.examples));
        } catch (PatternSyntaxException broken) {
            refused.add(file + ":" + line + ": " + broken.getDescription() + "; correct the pattern");
        }
    }

    /**
     * The collection is written for Ruby, whose {@code ^} and {@code $} stand at every line, and which calls multi-line
     * what others call dot-matches-all.
     */
    private static int flags(String names) {
        int flags = Pattern.MULTILINE;
        flags |= names.contains("REG_ICASE") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        boolean dotAll = names.contains("REG_DOT_NEWLINE") || names.contains("REG_MULTILINE");
        flags |= dotAll ? Pattern.DOTALL : 0;
        return flags;
    }

    /** What stands inside a fingerprint. */
    private static final class Parts {
        private String description = "";
        private final List<RecogFingerprint.Param> params = new ArrayList<>();
        private final List<RecogFingerprint.Example> examples = new ArrayList<>();
    }

    private static Parts parts(XMLStreamReader xml) throws XMLStreamException {
        Parts parts = new Parts();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("fingerprint")) {
                return parts;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                part(xml, parts);
            }
        }
    }

    private static void part(XMLStreamReader xml, Parts parts) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "description" -> parts.description = xml.getElementText();
            case "example" -> parts.examples.add(example(xml));
            case "param" ->
                parts.params.add(new RecogFingerprint.Param(
                        Integer.parseInt(SafeXml.attribute(xml, "pos")),
                        SafeXml.attribute(xml, "name"),
                        SafeXml.attribute(xml, "value")));
            default -> {
                // Nothing else is known to stand here.
            }
        }
    }

    private static RecogFingerprint.Example example(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> expected = new TreeMap<>();
        boolean encoded = false;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            encoded |= name.equals("_encoding") && xml.getAttributeValue(i).equals("base64");
            if (!name.startsWith("_")) {
                expected.put(name, xml.getAttributeValue(i));
            }
        }
        String text = xml.getElementText();
        return new RecogFingerprint.Example(encoded ? decoded(text) : text, expected);
    }

    /** Banners are bytes; as Latin-1 each byte is one character, as the expressions expect. */
    private static String decoded(String base64) {
        byte[] bytes = Base64.getMimeDecoder().decode(base64);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
