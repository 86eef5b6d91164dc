package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code breakwater tenant}: customers, and the tokens by which their sources are known. */
@Command(
        name = "tenant",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Registers customers and gives their sources tokens; the service must be running.")
public final class TenantCommand implements CliCommand {
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Registers a customer, or corrects it.")
    int add(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--name", defaultValue = "") String name,
            @Option(names = "--province", defaultValue = "") String province,
            @Option(names = "--industry", defaultValue = "") String industry)
            throws IOException, InterruptedException {
        TenantProfile profile = new TenantProfile(new TenantId(id), name.isEmpty() ? id : name, province, industry);
        Path dataFolder = options.read().dataFolder();
        try (Store store = StoreAccess.open(dataFolder)) {
            String token = new Tokens(store).issue(new Tokens.Sender(profile.tenant(), SourceId.REGISTRY));
            HttpSender.of(dataFolder).profile(token, profile);
        }
        System.out.println("registered " + id);
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the customers.")
    int list(@Mixin SettingsOptions options) throws IOException {
        try (Store store = StoreAccess.open(options.read().dataFolder())) {
            new Tenants(store)
                    .list(Scope.PROVIDER)
                    .forEach(tenant -> System.out.printf(
                            "%-24s %-32s %-8s %s%n",
                            tenant.tenant(), tenant.name(), tenant.province(), tenant.industry()));
        }
        return 0;
    }

    @Command(
            name = "token",
            mixinStandardHelpOptions = true,
            description = "Gives a source of a customer a token for POST /api/v1/records; it is shown this once.")
    int token(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "TENANT") String tenant,
            @Parameters(paramLabel = "SOURCE") String source)
            throws IOException {
        try (Store store = StoreAccess.open(options.read().dataFolder())) {
            System.out.println(new Tokens(store).issue(new Tokens.Sender(new TenantId(tenant), new SourceId(source))));
        }
        return 0;
    }
}
