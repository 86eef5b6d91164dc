package io.breakwater.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.TenantId;
import io.breakwater.server.notice.MailSettings;
import io.breakwater.server.respond.Outlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsReaderTest {
    private static final Path HOME = Path.of("/srv/breakwater");

    @Test
    void anEmptyFileGivesTheDefaults() {
        Settings settings = SettingsReader.defaults(HOME);
        assertThat(settings.dataFolder()).isEqualTo(HOME.resolve(".breakwater"));
        assertThat(settings.console().port()).isEqualTo(8480);
        assertThat(settings.correlation().lendRates()).isTrue();
    }

    @Test
    void readsSendersAndLists() {
        Settings settings = SettingsReader.read("x.yaml", """
                rules: [rules/public, /opt/rules]
                correlation: {lend-rates: false}
                syslog:
                  port: 514
                  senders:
                    - {from: 192.0.2.0/24, tenant: acme, source: waf-1}
                """, HOME);
        assertThat(settings.ruleFolders()).containsExactly(HOME.resolve("rules/public"), Path.of("/opt/rules"));
        assertThat(settings.correlation().lendRates()).isFalse();
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
    void namesValuesThatNoServiceCouldRunWith() {
        assertThatThrownBy(() -> SettingsReader.read("x.yaml", """
                        console: {port: 99999}
                        syslog:
                          senders:
                            - {from: 300.1.1.1, tenant: acme, source: waf-1}
                        pipeline: {parallelism: 0, checkpoint-every: PT0S}
                        correlation: {lend-rates: sometimes}
                        foo: 1
                        """, HOME))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("x.yaml:1:17: 'console.port' must be a port number")
                .hasMessageContaining("x.yaml:4:14: 'syslog.senders.from' must be an address or a network")
                .hasMessageContaining("x.yaml:5:25: 'pipeline.parallelism' must be a number from 1 to 1024, not '0'")
                .hasMessageContaining("x.yaml:6:27: 'correlation.lend-rates' must be true or false, not 'sometimes'")
                .hasMessageContaining("'pipeline.checkpoint-every' must be a duration of at least 0.1 s")
                .hasMessageContaining("x.yaml:7:1: unknown key 'foo'; known here: ");
    }

    @Test
    void saysWhereTheTextIsNoYaml() {
        assertThatThrownBy(() -> SettingsReader.read("x.yaml", "console: {port: 1", HOME))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("x.yaml:1:18: not YAML");
    }

    @Test
    void readsRespondersWithTheirSecretsFromFiles(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("hook.secret"), "sixteen or more characters");
        Settings.Response response = SettingsReader.read("x.yaml", """
                four-eyes: false
                responders:
                  - {name: edge, kind: nftables, file: breakwater.nft}
                  - name: desk
                    kind: webhook
                    tenants: [acme, harbour-dc]
                    url: https://desk.example/hook
                    secret-file: hook.secret
                """, home).response();
        assertThat(response.fourEyes()).isFalse();
        assertThat(response.responders()).extracting(Outlet::name).containsExactly("edge", "desk");
        assertThat(response.responders().get(0).serves(new TenantId("anyone"))).isTrue();
        assertThat(response.responders().get(1).serves(new TenantId("acme"))).isTrue();
        assertThat(response.responders().get(1).serves(new TenantId("anyone"))).isFalse();
        assertThat(response.responders().toString()).doesNotContain("sixteen");
    }

    @Test
    void namesEveryMistakeInResponders(@TempDir Path home) {
        assertThatThrownBy(() -> SettingsReader.read("x.yaml", """
                        four-eyes: perhaps
                        responders:
                          - {name: edge, kind: nftable, file: b.nft}
                          - {name: desk, kind: webhook, url: "ftp://x/y", secret-file: gone.secret}
                          - {name: soar, kind: openc2, token: abc}
                          - {name: Soar 2, kind: openc2, url: "https://soar.example/c2", tenants: [""]}
                          - {name: gate, kind: nftables, file: b.nft, load: maybe}
                          - {name: gate, kind: nftables, file: b.nft}
                          - {name: gate, kind: nftables, file: nowhere/b.nft}
                          - {name: gate, kind: nftables, file: c.nft}
                        """, home))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("x.yaml:1:12: 'four-eyes' must be true or false, not 'perhaps'")
                .hasMessageContaining("x.yaml:3:5: no kind of responder is called 'nftable'; did you mean 'nftables'?")
                .hasMessageContaining("x.yaml:4:5: desk: cannot read " + home.resolve("gone.secret"))
                .hasMessageContaining("x.yaml:5:5: 'responders.url' is missing")
                .hasMessageContaining("x.yaml:5:32: unknown key 'responders.token'; known here: ")
                .hasMessageContaining("x.yaml:6:5: a responder's name has 1 to 40 of a-z, 0-9 and '-'")
                .hasMessageContaining("x.yaml:6:5: 'tenants': ")
                .hasMessageContaining("x.yaml:7:5: gate: 'load' must be true or false, not 'maybe'")
                .hasMessageContaining("x.yaml:9:5: gate: 'file': the folder " + home.resolve("nowhere"))
                .hasMessageContaining("x.yaml:10:5: two responders are called 'gate'");
    }

    @Test
    void readsAMailServerAndWhereLinksLead(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("mail.password"), "hush\n");
        Settings.Notice notice = SettingsReader.read("x.yaml", """
                console: {url: "https://soc.example/"}
                mail: {host: mail.example, user: soc, password-file: mail.password, from: soc@provider.example}
                """, home).notice();
        assertThat(notice.link()).contains("https://soc.example");
        assertThat(notice.mail())
                .contains(new MailSettings(
                        "mail.example",
                        587,
                        MailSettings.Tls.STARTTLS,
                        Optional.of(new MailSettings.Login("soc", "hush")),
                        "soc@provider.example",
                        Optional.empty()));
        assertThat(notice.toString()).doesNotContain("hush");
        assertThat(SettingsReader.defaults(home).notice().mail()).isEmpty();
    }

    @Test
    void namesAllThatIsWrongWithAMailServer(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("empty.pem"), "");
        assertThatThrownBy(() -> SettingsReader.read("x.yaml", """
                        console: {url: soc.example}
                        mail:
                          hots: mail.example
                          port: 0
                          tls: ssl
                          user: soc
                          from: "Soc <soc@provider.example>"
                          ca-file: none.pem
                        """, home))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("x.yaml:1:16: 'console.url' must be an http or https address")
                .hasMessageContaining("x.yaml:3:3: unknown key 'mail.hots'; did you mean 'mail.host'?")
                .hasMessageContaining("'mail.host' is missing")
                .hasMessageContaining("'mail.port' must be a port number, not '0'")
                .hasMessageContaining("'mail.tls' must be starttls, tls, or none for this machine, not 'ssl'")
                .hasMessageContaining("'mail.from' must be a mail address")
                .hasMessageContaining("'mail.user' and 'mail.password-file' go together")
                .hasMessageContaining("'mail.ca-file': there is no readable file");
        assertThatThrownBy(() -> SettingsReader.read(
                        "x.yaml", "mail: {host: mail.example, tls: none, from: soc@provider.example}", home))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("'tls: none' is for a mail server on this machine");
        assertThatThrownBy(() -> SettingsReader.read(
                        "x.yaml", "mail: {host: localhost, from: soc@provider.example, ca-file: empty.pem}", home))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("there is no certificate in it");
    }
}
