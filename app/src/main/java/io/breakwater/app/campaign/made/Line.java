package io.breakwater.app.campaign.made;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * One log line in the syntax of its product, as a relay hands it on. Two products write UTC, two the local time of China.
 *
 * @param product by which tenants lack or have it
 */
record Line(Instant at, Product product, String log) {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The five kinds of products, with the names that the relay gives them. */
    enum Product {
        WEB_GUARD("网站安全专家"),
        NETWORK("能力池"),
        ENDPOINT("云镜"),
        BRAIN("安全大脑"),
        ATLAS("云悉");

        private final String sender;

        Product(String sender) {
            this.sender = sender;
        }
    }

    static Line web(Instant at, Asset asset, String status, String action) {
        return new Line(
                at,
                Product.WEB_GUARD,
                "%s WAF tenant=%s dst=%s host=%s rule=\"Web应用漏洞利用-上传/反序列化\" app=\"%s\" status=\"%s\" action=\"%s\""
                        .formatted(
                                local(at),
                                asset.tenant(),
                                asset.address(),
                                asset.name(),
                                asset.product(),
                                status,
                                action));
    }

    static Line network(Instant at, Asset asset, String signature, String rest) {
        return new Line(
                at,
                Product.NETWORK,
                "<134>%s NDR %s %s sig=\"%s\" %s".formatted(utc(at), asset.address(), asset.tenant(), signature, rest));
    }

    /** @param more members of the JSON object {@code data} */
    static Line endpoint(Instant at, Asset asset, String rule, String more) {
        return new Line(
                at,
                Product.ENDPOINT,
                "{\"timestamp\": \"%s\", \"agent\": {\"tenant\": \"%s\", \"id\": \"%s\", \"ip\": \"10.0.0.7\"}, \"rule\": \"%s\", \"data\": {%s}}"
                        .formatted(utc(at), asset.tenant(), asset.name(), rule, more));
    }

    static Line brain(Instant at, Asset asset, String name, String more) {
        return new Line(
                at,
                Product.BRAIN,
                "CEF:0|TY|SecurityBrain|5|%d|%s|7|rt=%s cs1=%s dst=%s dhost=%s %s"
                        .formatted(
                                Math.floorMod(name.hashCode(), 9000),
                                name,
                                local(at),
                                asset.tenant(),
                                asset.address(),
                                asset.name(),
                                more));
    }

    static Line drill(Instant at, Asset asset, Duration length) {
        return new Line(
                at,
                Product.ATLAS,
                "%s|云悉|%s|%s|授权渗透测试窗口|ticket=\"DRILL\" until=\"%s\""
                        .formatted(
                                local(at),
                                asset.tenant(),
                                asset.address(),
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        at.plus(length).atOffset(CHINA))));
    }

    /** As it arrives. */
    String relayed(Instant arrival) {
        String escaped = log.replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"ingest\": \"%s\", \"src\": \"%s\", \"log\": \"%s\"}"
                .formatted(
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(arrival.atOffset(CHINA)),
                        product.sender,
                        escaped);
    }

    private static String local(Instant at) {
        return LOCAL.format(at.atOffset(CHINA));
    }

    private static String utc(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
