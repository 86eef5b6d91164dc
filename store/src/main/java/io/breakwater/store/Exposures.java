package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tenants have authorised to be looked at, what was imported under it, and which assets are known by now. */
public final class Exposures {
    private static final int RECEIPTS = 50;

    private final Store store;

    public Exposures(Store store) {
        this.store = store;
    }

    /** An asset as facts named it; address and product are empty when not known. */
    public record Known(String asset, String address, String product) {}

    /** Keeps what was authorised; keeping the same twice changes nothing. */
    public void record(Scope scope, ExposureGrant grant) {
        store.change(
                scope,
                handle -> handle.createUpdate("""
                        insert into exposure_grant (grant_id, tenant_id, entries, authorised_by, reference, until,
                                                    recorded_by, recorded_at)
                        values (:id, :tenant, :entries, :authorisedBy, :reference, :until, :recordedBy, :recordedAt)
                        on conflict do nothing""")
                        .bind("id", grant.id())
                        .bind("tenant", grant.tenant().value())
                        .bind("entries", clean(grant.entries()))
                        .bind("authorisedBy", PgText.clean(grant.authorisedBy()))
                        .bind("reference", PgText.clean(grant.reference()))
                        .bind("until", grant.until().orElse(null))
                        .bind("recordedBy", PgText.clean(grant.recordedBy()))
                        .bind("recordedAt", PgText.time(grant.recordedAt()))
                        .execute());
    }

    /** Ends an authorisation that stands; returns whether there was one. */
    public boolean end(Scope scope, TenantId tenant, String grant, String by, Instant at) {
        return store.within(
                scope,
                handle -> handle.createUpdate("""
                                        update exposure_grant set ended_by = :by, ended_at = :at
                                        where grant_id = :id and tenant_id = :tenant and ended_by is null""")
                                .bind("id", grant)
                                .bind("tenant", tenant.value())
                                .bind("by", PgText.clean(by))
                                .bind("at", PgText.time(at))
                                .execute()
                        == 1);
    }

    /** Newest first, ended ones too. */
    public List<ExposureGrant> grants(Scope scope, TenantId tenant) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select * from exposure_grant where tenant_id = :tenant order by recorded_at desc, grant_id""")
                        .bind("tenant", tenant.value())
                        .map((row, context) -> grant(row))
                        .list());
    }

    /** Keeps a receipt; keeping the same twice changes nothing. */
    public void keep(Scope scope, ExposureReceipt receipt) {
        store.change(
                scope,
                handle -> handle.createUpdate("""
                        insert into exposure_import (import_id, tenant_id, at, by_login, files, grants, assets, refused,
                                                     out_of_scope, problems)
                        values (:id, :tenant, :at, :by, :files, :grants, :assets, :refused, :outOfScope,
                                cast(:problems as jsonb)) on conflict do nothing""")
                        .bind("id", receipt.id())
                        .bind("tenant", receipt.tenant().value())
                        .bind("at", PgText.time(receipt.at()))
                        .bind("by", PgText.clean(receipt.by()))
                        .bind("files", clean(receipt.files()))
                        .bind("grants", clean(receipt.grants()))
                        .bind("assets", receipt.assets())
                        .bind("refused", receipt.refused())
                        .bind("outOfScope", receipt.outOfScope())
                        .bind("problems", PgText.json(receipt.problems()))
                        .execute());
    }

    /** The newest first. */
    public List<ExposureReceipt> receipts(Scope scope, TenantId tenant) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select * from exposure_import where tenant_id = :tenant order by at desc, import_id limit :most""")
                        .bind("tenant", tenant.value())
                        .bind("most", RECEIPTS)
                        .map((row, context) -> receipt(row))
                        .list());
    }

    /** How many assets of the tenant are known. */
    public long count(Scope scope, TenantId tenant) {
        return store.within(
                scope,
                handle -> handle.createQuery("select count(distinct asset_id) from own_asset where tenant_id = :tenant")
                        .bind("tenant", tenant.value())
                        .mapTo(Long.class)
                        .one());
    }

    /** Assets of the tenant by name. */
    public List<Known> known(Scope scope, TenantId tenant, int most) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select asset_id, address, product from own_asset where tenant_id = :tenant
                        order by asset_id, address, product limit :most""")
                        .bind("tenant", tenant.value())
                        .bind("most", most)
                        .map((row, context) -> new Known(
                                row.getString("asset_id"), row.getString("address"), row.getString("product")))
                        .list());
    }

    private static String[] clean(List<String> texts) {
        return texts.stream().map(PgText::clean).toArray(String[]::new);
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static ExposureGrant grant(ResultSet row) throws SQLException {
        @Nullable LocalDate until = row.getObject("until", LocalDate.class);
        @Nullable String endedBy = row.getString("ended_by");
        return new ExposureGrant(
                row.getString("grant_id"),
                new TenantId(row.getString("tenant_id")),
                texts(row.getArray("entries")),
                row.getString("authorised_by"),
                row.getString("reference"),
                Optional.ofNullable(until),
                row.getString("recorded_by"),
                PgText.instant(row, "recorded_at"),
                Optional.ofNullable(endedBy),
                PgText.instantIfAny(row, "ended_at"));
    }

    private static ExposureReceipt receipt(ResultSet row) throws SQLException {
        return new ExposureReceipt(
                row.getString("import_id"),
                new TenantId(row.getString("tenant_id")),
                PgText.instant(row, "at"),
                row.getString("by_login"),
                texts(row.getArray("files")),
                texts(row.getArray("grants")),
                row.getInt("assets"),
                row.getInt("refused"),
                row.getLong("out_of_scope"),
                List.of(PgText.read(row.getString("problems"), ExposureReceipt.Problem[].class)));
    }
}
