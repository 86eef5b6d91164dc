package io.breakwater.server.door;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors. */
@Configuration(proxyBeanMethods = false)
public class DoorConfiguration {
    @Bean
    UnknownSenders unknownSenders() {
        return new UnknownSenders();
    }
}
