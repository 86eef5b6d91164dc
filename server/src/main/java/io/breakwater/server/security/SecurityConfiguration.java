package io.breakwater.server.security;

import io.breakwater.server.ServerParts;
import io.breakwater.store.Accounts;
import io.breakwater.store.Audit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Four chains. The doors know sources by their tokens and check them themselves; the API knows programs by theirs,
 * without cookies and so without forgery from a browser; a notice's page knows its contact by the word in its address, which
 * nobody else can put there; the console knows people by a session, with CSRF tokens.
 *
 * <p>Single sign-on (OIDC) would be a fourth way to become a {@link Viewer}: an {@code oauth2Login} on the console's
 * chain whose user's login is looked up in the same accounts. It is not built.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {
    /** Nothing inline, nothing from elsewhere; charts draw on a canvas. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                    + " data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int BCRYPT_STRENGTH = 12;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    @Order(1)
    SecurityFilterChain doors(HttpSecurity http) throws Exception {
        return stateless(http)
                .securityMatcher("/api/v1/records", "/api/v1/facts/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ObjectProvider<Accounts> accounts) throws Exception {
        return stateless(http)
                .securityMatcher("/api/**")
                .addFilterBefore(new ApiTokenFilter(accounts::getObject), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failing -> failing.authenticationEntryPoint((request, response, refused) -> {
                    response.setStatus(401);
                    response.setHeader("WWW-Authenticate", "Bearer");
                    writeJson(response, """
                            {"error":"unauthorised","message":"send an API token as 'Authorization: Bearer ...'; \
                            an operator issues one on the page Accounts"}""");
                }))
                .build();
    }

    private static void writeJson(jakarta.servlet.http.HttpServletResponse response, String body) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /** The address holds the word, so it is told to no other page. */
    @Bean
    @Order(3)
    SecurityFilterChain receipts(HttpSecurity http) throws Exception {
        return stateless(http)
                .securityMatcher("/notice/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain console(
            HttpSecurity http,
            ObjectProvider<Accounts> accounts,
            ObjectProvider<Audit> audit,
            PasswordEncoder encoder,
            ServerParts parts)
            throws Exception {
        // No bean of its own: Spring would ask a second time, and count every wrong password twice.
        PasswordLogin login =
                new PasswordLogin(accounts::getObject, audit::getObject, encoder, new LoginThrottle(parts.clock()));
        return http.authenticationProvider(login)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/language", "/theme", "/lib/**", "/console/**", "/error", "/health")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }
}
