package io.breakwater.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsReaderTest {
    private static final Path HOME = Path.of("/srv/breakwater");

    @Test
    void anEmptyFileGivesTheDefaults() {
        Settings settings = SettingsReader.defaults(HOME);
        assertThat(settings.dataFolder()).isEqualTo(HOME.resolve(".breakwater"));
        assertThat(settings.console().port()).isEqualTo(8480);
        assertThat(settings.language()).isEqualTo(Language.ZH);
    }

    @Test
    void readsSendersAndLists() {
        Settings settings = SettingsReader.read("x.yaml", """
                rules: [rules/public, /opt/rules]
                syslog:
                  port: 514
                  senders:
                    - {from: 192.0.2.0/24, tenant: acme, source: waf-1}
                """, HOME);
        assertThat(settings.ruleFolders()).containsExactly(HOME.resolve("rules/public"), Path.of("/opt/rules"));
        assertThat(settings.syslog().senders()).containsExactly(new Settings.Sender("192.0.2.0/24", "acme", "waf-1"));
    }

    @Test
    void namesEveryMistakeAtOnceWithLineAndColumnAndMend() {
        assertThatThrownBy(() -> SettingsReader.read("x.yaml", """
                        consle: {port: 1}
                        zone: Nowhere/Land
                        pipeline:
                          paralellism: 4
                        """, HOME))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("x.yaml:1:1: unknown key 'consle'; did you mean 'console'?")
                .hasMessageContaining(
                        "x.yaml:2:7: 'zone' must be a time zone such as Asia/Shanghai, not 'Nowhere/Land'")
                .hasMessageContaining(
                        "x.yaml:4:3: unknown key 'pipeline.paralellism'; did you mean 'pipeline.parallelism'?");
    }

    @Test
    void saysWhereTheTextIsNoYaml() {
        assertThatThrownBy(() -> SettingsReader.read("x.yaml", "console: {port: 1", HOME))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("x.yaml:1:18: not YAML");
    }
}
