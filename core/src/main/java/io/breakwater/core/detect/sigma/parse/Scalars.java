package io.breakwater.core.detect.sigma.parse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What a plain YAML scalar of a detection means: null, true or false, a number, or text. */
final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,16}");

    private Scalars() {}

    static Draft read(ScalarNode scalar) {
        String text = scalar.getValue();
        if (!YamlMap.isPlain(scalar)) {
            return Draft.Text.written(text);
        }
        if (YamlMap.isNull(scalar)) {
            return new Draft.Nothing();
        }
        return switch (text) {
            case "true", "True", "TRUE" -> new Draft.Truth(true);
            case "false", "False", "FALSE" -> new Draft.Truth(false);
            default -> number(text);
        };
    }

    private static Draft number(String text) {
        if (text.isEmpty() || text.length() > 64 || "+-0123456789".indexOf(text.charAt(0)) < 0) {
            return Draft.Text.written(text);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            BigInteger value = new BigInteger(text.substring(2), 16);
            return new Draft.Numeric(value.doubleValue(), value.toString());
        }
        if (!DECIMAL.matcher(text).matches()) {
            return Draft.Text.written(text);
        }
        BigDecimal value = new BigDecimal(text);
        return new Draft.Numeric(value.doubleValue(), value.toPlainString());
    }
}
