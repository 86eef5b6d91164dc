package io.breakwater.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A JavaScript library that travels as a jar. Pages name it without its version, which stands in the build only.
 *
 * @param folder in which its files lie, below the version
 */
record WebJar(String group, String name, String folder) {
    /** Where its files lie on the class path. */
    String location() {
        return "classpath:/META-INF/resources/webjars/" + name + "/" + version() + "/" + folder;
    }

    private String version() {
        String place = "/META-INF/maven/" + group + "/" + name + "/pom.properties";
        try (InputStream stream = WebJar.class.getResourceAsStream(place)) {
            if (stream == null) {
                throw new IllegalStateException("the jar of " + name + " is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + place, broken);
        }
    }
}
