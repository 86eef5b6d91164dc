package io.breakwater.server.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for is not there, or not for this viewer: the answer does not tell which. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchPage extends RuntimeException {
    public NoSuchPage(String what) {
        super("there is no " + what + ", or it is not yours to see");
    }
}
