package io.breakwater.server.console;

import io.breakwater.server.ServerSettings;
import io.breakwater.server.live.LiveConfiguration;
import io.breakwater.server.security.CurrentAccount;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The pages, named one by one, and what they share. */
@Configuration(proxyBeanMethods = false)
@Import({
    PageFrame.class,
    LoginPages.class,
    PreferencePages.class,
    OverviewPage.class,
    IncidentPages.class,
    ResponsePart.class,
    ActionPages.class,
    DutyForms.class,
    EventPage.class,
    DecisionForms.class,
    CampaignPages.class,
    ReportPages.class,
    WarningPage.class,
    ContactPages.class,
    ReceiptPage.class,
    RulePages.class,
    SourcePages.class,
    ExposurePages.class,
    RejectedPage.class,
    AccountPages.class,
    LiveConfiguration.class
})
public class ConsoleConfiguration {
    private static final List<WebJar> LIBRARIES =
            List.of(new WebJar("org.webjars", "echarts", ""), new WebJar("org.webjars.npm", "htmx.org", "dist/"));

    @Bean
    LocaleResolver localeResolver(ServerSettings settings) {
        CookieLocaleResolver resolver = new CookieLocaleResolver("language");
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(settings.tls().isPresent());
        resolver.setCookieSameSite("Strict");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setDefaultLocaleFunction(
                request -> request.getLocale().getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
        return resolver;
    }

    /** Found by the template engine among the beans. */
    @Bean
    VisibleText visibleText() {
        return new VisibleText();
    }

    @Bean
    WebMvcConfigurer consoleMvc(CurrentAccount currentAccount) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(currentAccount)
                        .excludePathPatterns("/lib/**", "/console/**", "/login", "/health", "/error");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(currentAccount);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                for (WebJar library : LIBRARIES) {
                    registry.addResourceHandler("/lib/" + library.name() + "/**")
                            .addResourceLocations(library.location())
                            .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
                }
            }
        };
    }
}
