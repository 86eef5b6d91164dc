package io.breakwater.core.exposure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fingerprint of the Recog collection: an expression over a banner, and what it says of who showed it.
 *
 * @param matches what the banner is, for example {@code ssh.banner}
 */
public record RecogFingerprint(
        String matches, String description, Pattern pattern, List<Param> params, List<Example> examples) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^\\s{}]+)}");
    private static final String PASSING = "_tmp.";

    public RecogFingerprint {
        params = List.copyOf(params);
        examples = List.copyOf(examples);
    }

    /**
     * One thing it says.
     *
     * @param group of the expression that holds the value; 0: the value is {@code value}
     */
    public record Param(int group, String name, String value) {}

    /** A banner that it must fit, and some of what it must say then. */
    public record Example(String banner, Map<String, String> expected) {}

    /** What it says of a banner; empty when it does not fit. */
    public Optional<Map<String, String>> read(String banner) {
        Matcher matcher = pattern.matcher(banner);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Map<String, String> said = new TreeMap<>();
        for (Param param : params) {
            String value = param.group() == 0 ? param.value() : matcher.group(param.group());
            if (value != null && !value.isEmpty()) {
                said.put(param.name(), value);
            }
        }
        said.replaceAll((name, value) -> filled(name, value, said));
        said.keySet().removeIf(name -> name.startsWith(PASSING));
        return Optional.of(said);
    }

    /** Values may quote other values; what is not there reads {@code -} inside a CPE and nothing elsewhere. */
    private static String filled(String name, String value, Map<String, String> said) {
        String absent = name.endsWith("cpe23") ? "-" : "";
        return PLACEHOLDER
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(said.getOrDefault(match.group(1), absent)));
    }

    /** The recognised product: the service's, else the operating system's or the hardware's. */
    static Optional<String> product(Map<String, String> said) {
        for (String of : List.of("service", "os", "hw")) {
            String product = said.get(of + ".product");
            if (product != null) {
                return Optional.of(product);
            }
        }
        return Optional.empty();
    }
}
