package io.breakwater.server;

import io.breakwater.core.respond.Briefing;
import io.breakwater.server.door.SyslogHouse;
import io.breakwater.server.live.LiveFeed;
import io.breakwater.server.notice.NoticeRunner;
import io.breakwater.server.security.FirstAccount;
import io.breakwater.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The doors, the API and the console in one HTTP server. It listens as soon as Spring is up, also while the store is
 * still starting; requests that need the store wait for it.
 */
public final class BreakwaterServer implements AutoCloseable {
    /** Bytes of all files that one form brings; longer ones go through the API. */
    private static final long LARGEST_FORM = 256L << 20;

    private final ServletWebServerApplicationContext context;
    private Optional<NoticeRunner> notices = Optional.empty();

    private BreakwaterServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts listening; throws Spring's exception when the port is taken. */
    public static BreakwaterServer start(ServerSettings settings, ServerParts parts) {
        ApplicationContextInitializer<GenericApplicationContext> given = starting -> {
            starting.registerBean(ServerSettings.class, () -> settings);
            starting.registerBean(ServerParts.class, () -> parts);
        };
        ServletWebServerApplicationContext context =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(ServerConfiguration.class)
                        .initializers(given)
                        .bannerMode(Banner.Mode.OFF)
                        .lazyInitialization(true)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .properties(properties(settings))
                        .run();
        context.getBean(SyslogHouse.class).open();
        return new BreakwaterServer(context);
    }

    private static Map<String, Object> properties(ServerSettings settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.address", settings.address(),
                "server.port", settings.port(),
                "server.shutdown", "graceful",
                "spring.lifecycle.timeout-per-shutdown-phase", "10s",
                "spring.threads.virtual.enabled", "true",
                "spring.messages.basename", "messages/console",
                "spring.messages.fallback-to-system-locale", "false",
                "spring.web.resources.cache.cachecontrol.max-age", "1h"));
        properties.put("spring.thymeleaf.servlet.produce-partial-output-while-processing", "false");
        properties.put("spring.web.error.whitelabel.enabled", "false");
        properties.put("server.servlet.session.timeout", "12h");
        properties.put("server.servlet.session.cookie.name", "breakwater");
        properties.put("server.servlet.session.cookie.http-only", "true");
        properties.put("server.servlet.session.cookie.same-site", "strict");
        properties.put("server.servlet.session.cookie.secure", settings.tls().isPresent());
        properties.put("server.tomcat.max-http-form-post-size", "1MB");
        String largest = Math.min(settings.largestBody(), LARGEST_FORM) + "B";
        properties.put("spring.servlet.multipart.max-file-size", largest);
        properties.put("spring.servlet.multipart.max-request-size", largest);
        settings.tls().ifPresent(tls -> {
            properties.put("server.ssl.certificate", tls.certificate().toUri().toString());
            properties.put(
                    "server.ssl.certificate-private-key", tls.key().toUri().toString());
        });
        return properties;
    }

    /** Begins to tell contacts what waits for them; the store must be up. */
    public void tellContacts() {
        ServerSettings settings = context.getBean(ServerSettings.class);
        ServerParts parts = context.getBean(ServerParts.class);
        String link = parts.notice().link().orElseGet(() -> "http://" + settings.address() + ":" + port());
        notices = Optional.of(NoticeRunner.start(new NoticeRunner.Parts(
                context.getBean(Store.class),
                parts.notice(),
                context.getBean(Briefing.class),
                settings.zone(),
                link,
                parts.clock())));
    }

    /** The port on which it really listens. */
    public int port() {
        return Objects.requireNonNull(context.getWebServer(), "a context that runs has a web server")
                .getPort();
    }

    /** The port on which syslog is heard, UDP and TCP; empty where it is not. */
    public OptionalInt syslogPort() {
        return context.getBean(SyslogHouse.class).port();
    }

    /**
     * Waits for the store, and makes the first account where there is none.
     *
     * @return the one-time password of the login {@link FirstAccount#LOGIN}, at the first start only
     */
    public Optional<String> firstPassword() {
        return context.getBean(FirstAccount.class).ensure();
    }

    /** Stops listening, after requests under way had ten seconds to end; a notice under way comes to its answer. */
    @Override
    public void close() {
        context.getBean(LiveFeed.class).close();
        context.close();
        notices.ifPresent(NoticeRunner::close);
    }
}
