package io.breakwater.server.live;

import io.breakwater.store.OutcomeListener;
import io.breakwater.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the way from the store's notices to open pages; it starts with the first page that listens. */
@Configuration(proxyBeanMethods = false)
@Import(LivePage.class)
public class LiveConfiguration {
    @Bean
    LiveFeed liveFeed() {
        return new LiveFeed();
    }

    @Bean
    OutcomeListener outcomeListener(Store store, LiveFeed feed) {
        return OutcomeListener.start(store.settings(), feed::tell);
    }
}
