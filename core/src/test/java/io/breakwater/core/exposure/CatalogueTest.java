package io.breakwater.core.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Threat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    private final ProductCatalogue catalogue = ProductCatalogue.read(ContentLibrary.builtIn(), "zh");
    private final FlawIntelligence intelligence = new FlawIntelligence();
    private final CatalogueKnowledge knowledge = new CatalogueKnowledge(catalogue, intelligence);

    private static ExposedAsset asset(String product, String version, String... weaknesses) {
        return new ExposedAsset(
                TenantId.of("t"), AssetId.of("a"), "", "", product, version, false, Instant.EPOCH, List.of(weaknesses));
    }

    @Test
    void everyProductIsFoundByItsNamesAndReadsInBothLanguages() {
        assertTrue(catalogue.products().size() >= 25);
        ProductCatalogue english = ProductCatalogue.read(ContentLibrary.builtIn(), "en");
        for (Product product : catalogue.products()) {
            assertEquals(Optional.of(product), catalogue.find(product.name()), product.id());
            assertTrue(english.find(product.id()).isPresent(), product.id());
            assertFalse(product.recognition().isEmpty(), product.id());
        }
        assertEquals("chanjet-tplus", catalogue.canonical("t plus"));
        assertEquals("something else", catalogue.canonical("something else"));
    }

    @Test
    void exploitationIsKnownFromItsDayOn() {
        ExposedAsset tplus = asset("畅捷通T+", "16.0");
        assertFalse(
                knowledge.about(tplus, Instant.parse("2022-08-01T00:00:00Z")).exploited());
        Threat after = knowledge.about(tplus, Instant.parse("2022-09-01T00:00:00Z"));
        assertTrue(after.exploited() && after.ransomware() && after.confirmed());
    }

    @Test
    void aMendedVersionIsNoThreatAndAnUnknownOneMayBe() {
        Instant late = Instant.parse("2024-01-01T00:00:00Z");
        assertEquals(Threat.NONE, knowledge.about(asset("T+", "18.0"), late));
        Threat unknown = knowledge.about(asset("T+", ""), late);
        assertTrue(unknown.exploited() && !unknown.confirmed());
    }

    @Test
    void kevAndScoresCountFromTheDayOnWhichTheyWereKnown() throws IOException {
        intelligence.readKev(stream("""
                {"vulnerabilities":[{"cveID":"CVE-2099-0001","dateAdded":"2030-05-01","knownRansomwareCampaignUse":"Known"}]}
                """));
        intelligence.readScores(
                stream("CVE,CVSS3,EPSS\nCVE-2099-0001,9.8,0.9\n"), Optional.of(LocalDate.parse("2030-06-01")));
        ExposedAsset asset = asset("", "", "CVE-2099-0001");
        Threat may = knowledge.about(asset, Instant.parse("2030-05-02T00:00:00Z"));
        assertTrue(may.inKev() && may.ransomware());
        assertEquals(0, may.epss());
        assertEquals(
                0.9,
                knowledge.about(asset, Instant.parse("2030-06-02T00:00:00Z")).epss());
        assertFalse(
                knowledge.about(asset, Instant.parse("2030-04-30T00:00:00Z")).exploited());
    }

    @Test
    void ssvcAndCvssComeFromCveRecords() throws IOException {
        intelligence.readCve(stream("""
                {"cveMetadata":{"cveId":"CVE-2099-0002"},"containers":{"cna":{"metrics":[{"cvssV3_1":{"baseScore":8.1}}]},
                "adp":[{"metrics":[{"other":{"type":"ssvc","content":{"timestamp":"2030-02-01T00:00:00Z",
                "options":[{"Exploitation":"active"}]}}}]}]}}
                """));
        Threat threat = knowledge.about(asset("", "", "CVE-2099-0002"), Instant.parse("2030-02-02T00:00:00Z"));
        assertTrue(threat.exploited());
        assertEquals(8.1, threat.cvss());
    }

    @Test
    void recognisesByTitleHeaderAndImportedIcon() throws IOException {
        Recogniser recogniser =
                catalogue.recogniser(WebFingerprints.read("hole", stream("""
                {"fingerprint":[{"cms":"Some OA","method":"faviconhash","location":"body","keyword":["-123"]}]}
                """)).rules(), new RecogRules(List.of()));
        assertEquals(
                "landray-ekp",
                product(recogniser, new Face("", Map.of(), "<b class=lui_login_message_td>", "", List.of())));
        assertEquals(
                "zentao", product(recogniser, new Face("", Map.of("Set-Cookie", "zentaosid=x"), "", "", List.of())));
        assertEquals("Some OA", product(recogniser, new Face("", Map.of(), "", "", List.of("-123"))));
        assertTrue(recogniser.recognise(Face.BLANK).isEmpty());
    }

    @Test
    void recogFingerprintsReadVersionsAndFillPlaceholders() throws IOException {
        RecogReader.Result read = RecogReader.read("f.xml", stream("""
                <fingerprints matches="ssh.banner"><fingerprint pattern="^Shell_(\\d+\\.\\d+)$" flags="REG_ICASE">
                <description>x</description><example service.version="1.2">shell_1.2</example>
                <param pos="0" name="service.product" value="Shell"/><param pos="1" name="service.version"/>
                <param pos="0" name="service.cpe23" value="cpe:/a:x:shell:{service.version}:{service.edition}"/>
                </fingerprint><fingerprint pattern="("><description>y</description></fingerprint></fingerprints>
                """));
        Map<String, String> said =
                read.fingerprints().getFirst().read("SHELL_1.2").orElseThrow();
        assertEquals("1.2", said.get("service.version"));
        assertEquals("cpe:/a:x:shell:1.2:-", said.get("service.cpe23"));
        assertEquals(1, read.refused().size());
        assertTrue(read.refused().getFirst().startsWith("f.xml:"));
    }

    private static String product(Recogniser recogniser, Face face) {
        return recogniser.recognise(face).map(Recogniser.Recognised::product).orElse("");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recogIsAskedAboutTheBannerWithoutItsGreetingAndAfterOwnRules() throws IOException {
        String xml = """
                <fingerprints matches="ssh.banner"><fingerprint pattern="^HarbourSSH_(\\d[\\d.]*)$">
                <description>A server of our own invention</description>
                <param pos="0" name="service.product" value="HarbourSSH"/>
                <param pos="1" name="service.version"/></fingerprint></fingerprints>
                """;
        RecogRules recog = new RecogRules(
                RecogReader.read("ssh.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                        .fingerprints());
        RecognitionRule own = new RecognitionRule(
                "own", List.of(List.of(new Clue.Words(Clue.Place.TITLE, List.of("Harbour")))), "own.yaml");
        Recogniser recogniser = new Recogniser(List.of(own), recog);
        Face ssh = new Face("", Map.of(), "", "SSH-2.0-HarbourSSH_3.1", List.of());
        assertEquals(
                Optional.of(new Recogniser.Recognised("HarbourSSH", "3.1", "recog ssh.banner")),
                recogniser.recognise(ssh));

        Face both = new Face("Harbour", Map.of(), "", "SSH-2.0-HarbourSSH_3.1", List.of());
        assertEquals("own", recogniser.recognise(both).orElseThrow().product());
    }
}
