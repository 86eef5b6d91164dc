package io.breakwater.server.door;

import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.store.Store;
import io.breakwater.store.Tokens;
import java.net.InetSocketAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The doors, named one by one. */
@Configuration(proxyBeanMethods = false)
@Import({HttpDoor.class, FactDoor.class, DoorErrors.class})
public class DoorConfiguration {
    @Bean
    UnknownSenders unknownSenders() {
        return new UnknownSenders();
    }

    @Bean
    DoorKeeper doorKeeper(Tokens tokens) {
        return new DoorKeeper(tokens);
    }

    @Bean
    FactIntake factIntake(ServerParts parts) {
        return new FactIntake(parts.intake());
    }

    @Bean
    RejectedKeeper rejectedKeeper(Store store) {
        return new RejectedKeeper(store);
    }

    /** Hears nothing where the settings name no port. */
    @Bean
    SyslogHouse syslogHouse(
            ServerSettings settings,
            ServerParts parts,
            UnknownSenders unknown,
            ObjectProvider<Tokens> tokens,
            ObjectProvider<RejectedKeeper> keeper) {
        return new SyslogHouse(settings.syslog()
                .map(syslog -> new SyslogDoor(
                        new InetSocketAddress(syslog.address(), syslog.port()),
                        new SyslogDoor.Senders(
                                new SenderBook(syslog.senders(), tokens::getObject, parts.clock()), unknown),
                        parts.intake(),
                        keeper::getObject,
                        parts.clock())));
    }
}
