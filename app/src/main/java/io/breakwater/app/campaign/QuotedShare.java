package io.breakwater.app.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A share that is quoted of a campaign: some rows of a table together. Which ones stands in {@code campaigns/shares*.yml}
 * of the content.
 *
 * @param table as {@link CampaignTables} names it
 */
record QuotedShare(String name, Table table, Set<String> rows) {
    /** The tables whose rows can be quoted. */
    enum Table {
        PROVINCES("provinces"),
        TENANT_PROVINCES("tenantProvinces"),
        INDUSTRIES("industries"),
        PRODUCTS("products"),
        SURVEYED_PRODUCTS("surveyedProducts");

        private final String written;

        Table(String written) {
            this.written = written;
        }

        List<Share> of(CampaignTables tables) {
            return switch (this) {
                case PROVINCES -> tables.provinces();
                case TENANT_PROVINCES -> tables.tenantProvinces();
                case INDUSTRIES -> tables.industries();
                case PRODUCTS -> tables.products();
                case SURVEYED_PRODUCTS -> tables.surveyedProducts();
            };
        }
    }

    QuotedShare {
        rows = Set.copyOf(rows);
    }

    static List<QuotedShare> from(ContentLibrary content) throws IOException {
        List<QuotedShare> shares = new ArrayList<>();
        YAMLMapper yaml = new YAMLMapper();
        for (Path file : content.files("campaigns", name -> name.startsWith("shares") && name.endsWith(".yml"))) {
            for (JsonNode share : yaml.readTree(ContentLibrary.text(file)).path("shares")) {
                Set<String> rows = new HashSet<>();
                share.path("rows").forEach(row -> rows.add(row.asText()));
                shares.add(new QuotedShare(
                        share.path("name").asText(), table(share.path("table").asText(), file), rows));
            }
        }
        return shares;
    }

    private static Table table(String written, Path file) {
        for (Table table : Table.values()) {
            if (table.written.equals(written)) {
                return table;
            }
        }
        throw new IllegalArgumentException(file + ": no table is named '" + written + "'");
    }

    /** The share in these tables, 0 to 1; 0 where the table is empty. */
    double of(CampaignTables tables) {
        List<Share> all = table.of(tables);
        int count = all.stream()
                .filter(share -> rows.contains(share.name()))
                .mapToInt(Share::count)
                .sum();
        return all.isEmpty() ? 0 : count / (double) all.getFirst().of();
    }
}
