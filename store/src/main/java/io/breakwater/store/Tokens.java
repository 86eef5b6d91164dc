package io.breakwater.store;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The tokens of programs and sources, and the addresses of syslog senders. A token is shown once, and kept as a hash. */
public final class Tokens {
    private static final int BYTES = 32;

    private final Store store;
    private final SecureRandom random = new SecureRandom();

    public Tokens(Store store) {
        this.store = store;
    }

    /** Whose records come with a token, or from an address. */
    public record Sender(TenantId tenant, SourceId source) {}

    /**
     * A syslog sender.
     *
     * @param address of the sender, as text; empty: any
     * @param port on which it is heard; 0: any
     */
    public record SyslogSender(String address, int port, Sender sender) {}

    /** A new token for a source; the only time it is seen in clear. */
    public String issue(Sender sender) {
        String token = drawn("bws_");
        store.change(
                Scope.PROVIDER,
                handle -> handle.execute(
                        "insert into source_token (token_hash, tenant_id, source_id) values (?, ?, ?)",
                        hash(token),
                        sender.tenant().value(),
                        sender.source().value()));
        return token;
    }

    /** A new token with the rights of an account. */
    public String issue(Account account, String label) {
        String token = drawn("bwa_");
        store.change(
                Scope.PROVIDER,
                handle -> handle.execute(
                        "insert into api_token (token_hash, account_id, label) values (?, ?, ?)",
                        hash(token),
                        account.id(),
                        PgText.clean(label)));
        return token;
    }

    /** Revokes all tokens of a source; tells how many. */
    public int revoke(Sender sender) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.execute(
                        """
                update source_token set revoked_at = now()
                where tenant_id = ? and source_id = ? and revoked_at is null""", sender.tenant().value(), sender.source().value()));
    }

    /** Whose token it is; empty when unknown or revoked. */
    public Optional<Sender> sender(String token) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery(
                                "select tenant_id, source_id from source_token where token_hash = :hash and revoked_at is null")
                        .bind("hash", hash(token))
                        .map((row, context) -> new Sender(
                                new TenantId(row.getString("tenant_id")), new SourceId(row.getString("source_id"))))
                        .findOne());
    }

    /** Adds a syslog sender, or gives its address to another tenant. */
    public void hear(SyslogSender heard) {
        store.change(
                Scope.PROVIDER,
                handle -> handle.execute(
                        """
                insert into syslog_sender (address, port, tenant_id, source_id) values (?, ?, ?, ?)
                on conflict (address, port) do update
                set tenant_id = excluded.tenant_id, source_id = excluded.source_id""",
                        heard.address(),
                        heard.port(),
                        heard.sender().tenant().value(),
                        heard.sender().source().value()));
    }

    /** All syslog senders, the most exactly described first. */
    public List<SyslogSender> syslogSenders() {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select address, port, tenant_id, source_id from syslog_sender
                        order by address = '', port = 0, address, port""")
                        .map((row, context) -> new SyslogSender(
                                row.getString("address"),
                                row.getInt("port"),
                                new Sender(
                                        new TenantId(row.getString("tenant_id")),
                                        new SourceId(row.getString("source_id")))))
                        .list());
    }

    private String drawn(String prefix) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** How a token is kept: its SHA-256 in hex. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
