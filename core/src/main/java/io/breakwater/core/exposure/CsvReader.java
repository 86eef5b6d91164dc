package io.breakwater.core.exposure;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inventories, findings of vulnerability scanners and weak passwords as CSV. Columns are found by the names in which the
 * usual tools and spreadsheets write them, Chinese or English; a password itself is never read.
 */
final class CsvReader implements ExposureReader {
    private static final Pattern FLAW =
            Pattern.compile("(?i)\\b(CVE-\\d{4}-\\d{4,}|CNVD-\\d{4}-\\d{3,}|CNNVD-\\d{6}-\\d{3,})");

    private static final String[] HOST = {
        "ip", "address", "ipaddress", "host", "hostip", "target", "domain", "fqdn", "地址", "ip地址", "主机", "域名", "目标"
    };
    private static final String[] ASSET = {"asset", "assetid", "assetname", "hostname", "资产", "资产编号", "资产名称", "主机名"};
    private static final String[] PORT = {"port", "端口"};
    private static final String[] PRODUCT = {"product", "application", "software", "service", "产品", "应用", "系统", "软件"};
    private static final String[] VERSION = {"version", "版本"};
    private static final String[] PROVINCE = {"province", "ipprovince", "region", "省份", "省"};
    private static final String[] SEEN = {"seen", "lastseen", "timestamp", "time", "date", "knownfrom", "时间", "发现时间"};
    private static final String[] SURVEYED = {"surveyed", "已调查"};
    private static final String[] FLAWS = {
        "cve", "cves", "cnvd", "plugin", "vulnerability", "weaknesses", "漏洞", "漏洞编号", "cve编号", "cnvd编号", "name", "漏洞名称"
    };
    private static final String[] WEAK = {"username", "user", "account", "用户名", "账号", "账户", "weakpassword", "弱口令"};

    /** Whether the file is one of weak passwords: every row then is one. */
    private final boolean weakPasswords;

    CsvReader(boolean weakPasswords) {
        this.weakPasswords = weakPasswords;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        CsvTable table = CsvTable.read(new StringReader(CsvText.of(in.readAllBytes())));
        for (CsvTable.Row row : table.rows()) {
            try {
                sink.observed(observation(row));
            } catch (IllegalArgumentException wrong) {
                sink.refused("line " + row.line(), wrong.getMessage() + "; correct the line and import it again");
            }
        }
    }

    private Observation observation(CsvTable.Row row) {
        String host = row.value(HOST).orElseThrow(() -> new IllegalArgumentException("no address and no host name"));
        return new Observation(
                host,
                row.value(ASSET).orElse(""),
                row.value(PORT).map(CsvReader::port).orElse(0),
                row.value(SEEN).map(Moments::parse),
                Face.BLANK,
                row.value(PRODUCT).orElse(""),
                row.value(VERSION).orElse(""),
                weaknesses(row),
                row.value(PROVINCE).orElse(""),
                row.value(SURVEYED).map(CsvReader::yes).orElse(false));
    }

    private List<String> weaknesses(CsvTable.Row row) {
        List<String> found = new ArrayList<>();
        for (String column : FLAWS) {
            row.value(column).ifPresent(text -> found.addAll(flaws(text)));
        }
        Optional<String> account = row.value(WEAK);
        if (weakPasswords || account.filter(CsvReader::yes).isPresent() || saysWeak(row)) {
            found.add("weak-password");
        }
        return found;
    }

    private static boolean saysWeak(CsvTable.Row row) {
        return row.value("weaknesses", "漏洞名称", "name", "漏洞", "vulnerability")
                .filter(text -> text.contains("weak-password") || text.contains("弱口令"))
                .isPresent();
    }

    static List<String> flaws(String text) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = FLAW.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group(1).toUpperCase(Locale.ROOT));
        }
        return ids;
    }

    static int port(String text) {
        try {
            return Integer.parseInt(text.replaceFirst("/.*", ""));
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("'" + text + "' is no port", none);
        }
    }

    private static boolean yes(String text) {
        return List.of("true", "yes", "1", "是", "y").contains(text.toLowerCase(Locale.ROOT));
    }
}
