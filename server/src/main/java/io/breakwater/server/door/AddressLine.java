package io.breakwater.server.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of a request says behind its question mark. The servlet's own parameters must not be asked at a door:
 * curl calls any body a form, and they would read the body away as one.
 */
public record AddressLine(MultiValueMap<String, String> values) {
    public static AddressLine of(HttpServletRequest request) {
        return new AddressLine(UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams());
    }

    /**
     * The first value of this name, decoded; empty when it is not there.
     *
     * @throws IllegalArgumentException when it is not percent-encoded as it should be
     */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.getFirst(name))
                .map(encoded -> URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    }
}
