package io.breakwater.core.connector.archive;

import java.io.IOException;

/** A limit was reached while unpacking: an IOException, so that whoever reads the stream stops. */
final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
        super(message);
    }
}
