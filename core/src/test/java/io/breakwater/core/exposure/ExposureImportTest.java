package io.breakwater.core.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExposureImportTest {
    private static final Instant MADE = Instant.parse("2030-01-01T00:00:00Z");

    private final ProductCatalogue catalogue = ProductCatalogue.read(ContentLibrary.builtIn(), "en");
    private final ExposureImport imported = new ExposureImport(
            TenantId.of("t1"),
            Scope.parse(List.of("203.0.113.0/24", "example.cn")),
            catalogue,
            catalogue.recogniser(),
            MADE);

    private void read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        imported.read("file", ExposureFormat.of(bytes), new ByteArrayInputStream(bytes));
    }

    private Map<String, ExposedAsset> byAddress() {
        return imported.assets().stream().collect(Collectors.toMap(ExposedAsset::address, Function.identity()));
    }

    @Test
    void readsAnInventoryWithChineseHeadings() throws IOException {
        read("资产编号,IP地址,省份,产品,版本\nERP-1,203.0.113.5,浙江,\"畅捷通T+\",16.0\n");
        ExposedAsset asset = imported.assets().getFirst();
        assertEquals("ERP-1", asset.asset().value());
        assertEquals("chanjet-tplus", asset.product());
        assertEquals("16.0", asset.version());
        assertEquals("浙江", asset.province());
        assertEquals(MADE, asset.knownFrom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void readsAnInventoryHoweverASpreadsheetSavedIt(String encoding) throws IOException {
        byte[] bytes = "资产编号,IP地址,省份,产品,版本\nERP-1,203.0.113.5,浙江,畅捷通T+,16.0\n".getBytes(Charset.forName(encoding));
        imported.read("file", ExposureFormat.of(bytes), new ByteArrayInputStream(bytes));
        ExposedAsset asset = imported.assets().getFirst();
        assertEquals("chanjet-tplus", asset.product());
        assertEquals("浙江", asset.province());
    }

    @Test
    void tellsAListOfWeakPasswordsByItsHeadingInGb18030() {
        byte[] bytes = "地址,用户名,弱口令类型\n203.0.113.5,admin,默认\n".getBytes(Charset.forName("GB18030"));
        assertEquals(ExposureFormat.WEAK_PASSWORDS, ExposureFormat.of(bytes));
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirPlace() {
        byte[] bytes = "ip,product\n203.0.113.5,x\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xFF;
        IOException refused = assertThrows(
                IOException.class, () -> imported.read("file", ExposureFormat.CSV, new ByteArrayInputStream(bytes)));
        assertTrue(refused.getMessage().contains("from byte " + (bytes.length - 2)), refused::getMessage);
    }

    @Test
    void takesNothingOutsideTheScope() throws IOException {
        read("ip;product\n198.51.100.1;nginx\n203.0.113.9;nginx\n");
        assertEquals(
                List.of("203.0.113.9"),
                imported.assets().stream().map(ExposedAsset::address).toList());
        assertEquals(1, imported.outOfScope());
    }

    @Test
    void recognisesAProductInNmapOutputAndRefusesExternalEntities() throws IOException {
        read("""
                <?xml version="1.0"?>
                <nmaprun><host starttime="1893456000"><address addr="203.0.113.6" addrtype="ipv4"/>
                <ports><port protocol="tcp" portid="8080"><state state="open"/><service product="Microsoft IIS httpd"/>
                <script id="http-title" output="畅捷通 T+ 登录"/></port>
                <port protocol="tcp" portid="22"><state state="closed"/></port></ports></host></nmaprun>
                """);
        assertEquals("chanjet-tplus", imported.assets().getFirst().product());
        read("""
                <!DOCTYPE nmaprun [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <nmaprun><host><address addr="&x;"/><ports><port portid="1"><state state="open"/></port></ports></host></nmaprun>
                """);
        assertEquals(1, imported.assets().size());
        assertEquals(1, imported.refused().size());
    }

    @Test
    void anUnreadablePortInNmapOutputCostsThatPortAlone() throws IOException {
        read("""
                <nmaprun><host><address addr="203.0.113.6" addrtype="ipv4"/>
                <ports><port protocol="tcp" portid="many"/>
                <port protocol="tcp" portid="80"><state state="open"/></port></ports></host>
                <host starttime="yesterday"><address addr="203.0.113.7" addrtype="ipv4"/>
                <ports><port portid="80"><state state="open"/></port></ports></host></nmaprun>
                """);
        assertEquals(2, imported.assets().size());
        assertEquals(
                List.of("line 2", "line 4"),
                imported.refused().stream().map(ExposureImport.Refused::place).toList());
    }

    @Test
    void readsTheJsonOfTheUsualTools() throws IOException {
        read("""
                {"ip":"203.0.113.10","timestamp":"1893456000","ports":[{"port":1433,"service":{"name":"ms-sql-s","banner":"Microsoft SQL Server 2012"}}]}
                {"timestamp":"2030-01-02T00:00:00Z","url":"https://oa.example.cn:8443","host":"oa.example.cn","port":"8443","title":"A8-V5","status_code":200}
                {"ip_str":"203.0.113.11","port":80,"data":"HTTP/1.1 200 OK","http":{"title":"Nacos"},"vulns":{"CVE-2021-29441":{}}}
                {"template-id":"CVE-2099-12345","host":"https://203.0.113.12:443/x","ip":"203.0.113.12","port":"443","info":{"name":"A flaw"}}
                {"nothing":"known"}
                """);
        Map<String, ExposedAsset> assets = byAddress();
        assertEquals("microsoft-sql-server", assets.get("203.0.113.10").product());
        assertEquals("seeyon-oa", assets.get("oa.example.cn").product());
        assertEquals(List.of("CVE-2021-29441"), assets.get("203.0.113.11").weaknesses());
        assertEquals(List.of("CVE-2099-12345"), assets.get("203.0.113.12").weaknesses());
        assertEquals("line 5, object 5", imported.refused().getFirst().place());
    }

    @Test
    void readsRowsOfASearchEngineThatAnswersInArrays() throws IOException {
        read("""
                {"error":false,"size":1,"fields":"ip,port,title","results":[["203.0.113.20","80","用友U8CRM"]]}
                """);
        assertEquals("yonyou-u8-crm", imported.assets().getFirst().product());
    }

    @Test
    void joinsWhatSeveralFilesTellOfOneAsset() throws IOException {
        read("ip,asset,product\n203.0.113.30,OA-7,泛微OA\n");
        read("""
                <NessusClientData_v2><Report><ReportHost name="203.0.113.30">
                <ReportItem port="80" pluginName="Something"><cve>CVE-2099-1111</cve></ReportItem>
                </ReportHost></Report></NessusClientData_v2>
                """);
        read("IP,端口,用户名,弱口令类型\n203.0.113.30,22,root,常用口令\n");
        ExposedAsset asset = imported.assets().getFirst();
        assertEquals(1, imported.assets().size());
        assertEquals("weaver-e-cology", asset.product());
        assertEquals(List.of("CVE-2099-1111", "weak-password"), asset.weaknesses());
    }

    @Test
    void aBrokenLineIsRefusedWithItsPlaceAndTheRestIsTaken() throws IOException {
        read("ip,port\n203.0.113.40,eighty\n,80\n203.0.113.41,80\n");
        assertEquals(1, imported.assets().size());
        assertEquals(
                List.of("line 2", "line 3"),
                imported.refused().stream().map(ExposureImport.Refused::place).toList());
        assertTrue(imported.refused().getFirst().message().contains("eighty"));
    }

    @Test
    void jsonThatBreaksOffKeepsWhatStoodBefore() throws IOException {
        read("{\"ip_str\":\"203.0.113.50\",\"port\":80}\n{\"ip_str\":\"203.0.113.51\",");
        assertEquals(1, imported.assets().size());
        assertEquals(1, imported.refused().size());
    }

    @Test
    void readsTheFindingsOfGreenbone() throws IOException {
        read("""
                <report><results><result id="1"><host>203.0.113.60<asset/></host><port>443/tcp</port>
                <nvt><name>Something old</name><refs><ref type="cve" id="CVE-2099-2222"/></refs></nvt></result>
                <result id="2"><host>198.51.100.60</host><port>80/tcp</port><nvt><refs/></nvt></result></results></report>
                """);
        assertEquals(
                List.of("203.0.113.60"),
                imported.assets().stream().map(ExposedAsset::address).toList());
        assertEquals(List.of("CVE-2099-2222"), imported.assets().getFirst().weaknesses());
        assertEquals(1, imported.outOfScope());
    }
}
