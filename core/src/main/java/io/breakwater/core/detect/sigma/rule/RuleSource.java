package io.breakwater.core.detect.sigma.rule;

/** A Sigma log source; an empty string stands for "not stated". */
public record RuleSource(String category, String product, String service) {
    public static final RuleSource ANY = new RuleSource("", "", "");

    /** Whether an event that states {@code event} is one of this source: every part stated here must be equal. */
    public boolean covers(RuleSource event) {
        return covers(category, event.category) && covers(product, event.product) && covers(service, event.service);
    }

    private static boolean covers(String wanted, String stated) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(stated);
    }
}
