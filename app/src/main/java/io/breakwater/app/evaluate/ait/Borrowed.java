package io.breakwater.app.evaluate.ait;

/** What a tenant without a history of its own borrows from the others of the folder. */
enum Borrowed {
    NOTHING("borrows nothing"),
    MEANS("borrows means, as from a file"),
    LENT("borrows what a service lends");

    private final String words;

    Borrowed(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
