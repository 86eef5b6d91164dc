package io.breakwater.server.door;

import io.breakwater.server.security.BearerToken;
import io.breakwater.store.Tokens;
import jakarta.servlet.http.HttpServletRequest;

/** Knows sources by their tokens. */
final class DoorKeeper {
    private final Tokens tokens;

    DoorKeeper(Tokens tokens) {
        this.tokens = tokens;
    }

    /** No token, or none that is known. */
    static final class Stranger extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stranger(String message) {
            super(message);
        }
    }

    /** @throws Stranger who is told what is wrong with the token */
    Tokens.Sender admit(HttpServletRequest request) {
        String token = BearerToken.of(request)
                .orElseThrow(
                        () -> new Stranger("send the source's token as 'Authorization: Bearer ...'; a service manager"
                                + " issues one on the page Tenants & sources"));
        return tokens.sender(token)
                .orElseThrow(
                        () -> new Stranger("this token is not known or was revoked; nothing was taken in. A service"
                                + " manager issues tokens on the page Tenants & sources"));
    }
}
