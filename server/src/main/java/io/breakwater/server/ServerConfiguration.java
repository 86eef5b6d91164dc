package io.breakwater.server;

import io.breakwater.core.connector.Connectors;
import io.breakwater.core.respond.Briefing;
import io.breakwater.server.api.ApiConfiguration;
import io.breakwater.server.console.CampaignsInTime;
import io.breakwater.server.console.ConsoleConfiguration;
import io.breakwater.server.door.DoorConfiguration;
import io.breakwater.server.door.FactIntake;
import io.breakwater.server.exposure.ExposureDesk;
import io.breakwater.server.exposure.Waiting;
import io.breakwater.server.notice.ContactDesk;
import io.breakwater.server.notice.ReceiptDesk;
import io.breakwater.server.notice.ReceiptThrottle;
import io.breakwater.server.respond.ActionDesk;
import io.breakwater.server.respond.DutyDesk;
import io.breakwater.server.respond.ProofDesk;
import io.breakwater.server.security.CurrentAccount;
import io.breakwater.server.security.FirstAccount;
import io.breakwater.server.security.SecurityConfiguration;
import io.breakwater.store.Accounts;
import io.breakwater.store.Actions;
import io.breakwater.store.Audit;
import io.breakwater.store.CampaignHistory;
import io.breakwater.store.Campaigns;
import io.breakwater.store.Contacts;
import io.breakwater.store.ContentReports;
import io.breakwater.store.Decisions;
import io.breakwater.store.Duties;
import io.breakwater.store.Exposures;
import io.breakwater.store.Incidents;
import io.breakwater.store.KeptEvents;
import io.breakwater.store.Notices;
import io.breakwater.store.Passages;
import io.breakwater.store.PeerHistory;
import io.breakwater.store.RejectedRecords;
import io.breakwater.store.Rules;
import io.breakwater.store.Sources;
import io.breakwater.store.Store;
import io.breakwater.store.Surroundings;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens;
import io.breakwater.store.Warnings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The wiring. What is auto-configured is named one by one: the class path also holds a stream processor and a message
 * broker's client, and looking through all of it would cost a second at every start.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({SecurityConfiguration.class, ConsoleConfiguration.class, ApiConfiguration.class, DoorConfiguration.class})
class ServerConfiguration {
    /** Some hundred bytes each. */
    private static final int MOST_ASSETS_WAITING = 500_000;

    @Bean(destroyMethod = "")
    Store store(ServerParts parts) {
        return parts.store().join();
    }

    @Bean
    Accounts accounts(Store store) {
        return new Accounts(store);
    }

    @Bean
    Tokens tokens(Store store) {
        return new Tokens(store);
    }

    @Bean
    Audit audit(Store store) {
        return new Audit(store);
    }

    @Bean
    Tenants tenants(Store store) {
        return new Tenants(store);
    }

    @Bean
    Incidents incidents(Store store) {
        return new Incidents(store);
    }

    @Bean
    Decisions decisions(Store store) {
        return new Decisions(store);
    }

    @Bean
    Briefing briefing(ServerParts parts) {
        return parts.briefing().get();
    }

    @Bean
    Connectors connectors(ServerParts parts) {
        return parts.connectors().get();
    }

    @Bean
    Campaigns campaigns(Store store) {
        return new Campaigns(store);
    }

    @Bean
    CampaignHistory campaignHistory(Store store) {
        return new CampaignHistory(store);
    }

    @Bean
    CampaignsInTime campaignsInTime(
            Campaigns campaigns, CampaignHistory history, ServerParts parts, ServerSettings settings) {
        return new CampaignsInTime(campaigns, history, parts, settings);
    }

    @Bean
    Warnings warnings(Store store) {
        return new Warnings(store);
    }

    @Bean
    Rules rules(Store store) {
        return new Rules(store);
    }

    @Bean
    ContentReports contentReports(Store store) {
        return new ContentReports(store);
    }

    @Bean
    Sources sources(Store store) {
        return new Sources(store);
    }

    @Bean
    PeerHistory peerHistory(Store store) {
        return new PeerHistory(store);
    }

    @Bean
    RejectedRecords rejectedRecords(Store store) {
        return new RejectedRecords(store);
    }

    @Bean
    KeptEvents keptEvents(Store store) {
        return new KeptEvents(store);
    }

    @Bean
    Actions actions(Store store) {
        return new Actions(store);
    }

    @Bean
    Surroundings surroundings(Store store) {
        return new Surroundings(store);
    }

    @Bean
    Passages passages(Store store) {
        return new Passages(store);
    }

    @Bean
    ProofDesk proofDesk(Passages passages, Surroundings surroundings, ServerParts parts) {
        return new ProofDesk(passages, surroundings, parts.clock());
    }

    @Bean
    ActionDesk actionDesk(Actions actions, Surroundings surroundings, Tenants tenants, Audit audit, ServerParts parts) {
        return new ActionDesk(actions, surroundings, tenants, audit, parts.response(), parts.clock());
    }

    @Bean
    DutyDesk dutyDesk(Store store, Audit audit, ServerParts parts) {
        return new DutyDesk(new Duties(store), audit, parts.response(), parts.clock());
    }

    @Bean
    Contacts contacts(Store store) {
        return new Contacts(store);
    }

    @Bean
    Notices notices(Store store) {
        return new Notices(store);
    }

    @Bean
    ContactDesk contactDesk(Store store, Tenants tenants, Audit audit, ServerParts parts) {
        return new ContactDesk(store, tenants, audit, parts.notice(), parts.clock());
    }

    @Bean
    ReceiptDesk receiptDesk(Store store, Audit audit, ServerParts parts) {
        return new ReceiptDesk(store, audit, parts.clock());
    }

    @Bean
    ReceiptThrottle receiptThrottle(ServerParts parts) {
        return new ReceiptThrottle(parts.clock());
    }

    @Bean
    Exposures exposures(Store store) {
        return new Exposures(store);
    }

    @Bean
    ExposureDesk exposureDesk(
            Exposures exposures, FactIntake intake, Audit audit, ServerParts parts, ServerSettings settings) {
        return new ExposureDesk(exposures, intake, audit, parts, settings);
    }

    @Bean
    Waiting waitingPreviews(ServerParts parts) {
        return new Waiting(parts.clock(), MOST_ASSETS_WAITING);
    }

    @Bean
    FirstAccount firstAccount(Accounts accounts, PasswordEncoder encoder) {
        return new FirstAccount(accounts, encoder);
    }

    @Bean
    CurrentAccount currentAccount(ObjectProvider<Accounts> accounts) {
        return new CurrentAccount(accounts::getObject);
    }
}
