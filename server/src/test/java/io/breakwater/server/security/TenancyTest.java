package io.breakwater.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import io.breakwater.server.Caller;
import io.breakwater.server.RunningServer;
import io.breakwater.store.Account;
import io.breakwater.store.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Walks the whole console as the provider's operator, and then asks for every address that it met as one customer's contact:
 * nothing that comes back may speak of another customer. A page that is added later is walked without a line here.
 */
@ExtendWith(RunningServer.class)
final class TenancyTest {
    private static final TenantId OWN = new TenantId("harbour-dc");
    private static final List<String> OTHER_IDS = List.of("linden-clinic", "maple-trade", "cedar-school");
    private static final List<String> OTHER_NAMES = List.of("椴树医院", "枫叶外贸", "雪松学院");
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("action=\"(/[^\"]*)\" method=\"post\"");
    private static final int ENOUGH = 400;

    private final RunningServer.Parts server;
    private final ConsoleSession operator;
    private final ConsoleSession contact;
    private final Account contactsAccount;

    private final Set<String> pages = new TreeSet<>();
    private final Set<String> forms = new TreeSet<>();

    TenancyTest(RunningServer.Parts server) {
        this.server = server;
        this.operator = new ConsoleSession(server);
        this.contact = new ConsoleSession(server);
        this.contactsAccount = contact.account("tenancy-contact", Role.TENANT_CONTACT, Set.of(OWN));
    }

    @BeforeEach
    void walkEverything() throws IOException, InterruptedException {
        operator.login(operator.account("tenancy-operator", Role.OPERATOR, Set.of()));
        contact.login(contactsAccount);
        walk("/");
    }

    private void walk(String from) throws IOException, InterruptedException {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && pages.size() < ENOUGH) {
            String page = open.remove();
            if (page.startsWith("/console/") || page.startsWith("/live") || !pages.add(page)) {
                continue;
            }
            String body = operator.get(page).body();
            found(LINK, body).forEach(open::add);
            found(FORM, body).forEach(forms::add);
        }
    }

    private static Stream<String> found(Pattern what, String body) {
        return what.matcher(body)
                .results()
                .map((MatchResult match) -> match.group(1).replace("&amp;", "&"));
    }

    @Test
    void noPageSpeaksOfAnotherCustomer() throws IOException, InterruptedException {
        assertThat(pages).as("pages that tell of others").anyMatch(TenancyTest::namesAnother);
        for (String page : pages) {
            HttpResponse<String> answer = contact.get(page);
            assertSilent(page, answer.body());
        }
    }

    @Test
    void theOperatorDoesSeeThem() throws IOException, InterruptedException {
        for (String page : List.of("/incidents", "/warnings", "/sources", "/rejected")) {
            assertThat(operator.get(page).body()).as(page).contains(OTHER_NAMES);
        }
    }

    @Test
    void noAnswerOfTheApiSpeaksOfAnotherCustomer() {
        Caller api = new Caller(server, new Tokens(server.store()).issue(contactsAccount, "test"));
        for (String page : pages) {
            Caller.Answer answer = api.get("/api/v1" + page);
            assertSilent("/api/v1" + page, answer.body().toString());
        }
    }

    @Test
    void noFormReachesAnotherCustomersThings() throws IOException, InterruptedException {
        List<String> foreign = forms.stream().filter(TenancyTest::namesAnother).toList();
        assertThat(foreign).isNotEmpty();
        String token = contact.csrf("/password");
        for (String form : foreign) {
            assertThat(contact.post(form, token).statusCode()).as(form).isIn(400, 403, 404);
        }
    }

    /** An id that stands in the address itself may be repeated: whoever asked knew it. */
    private static void assertSilent(String page, String body) {
        assertThat(body).as(page).doesNotContain(OTHER_NAMES);
        for (String other : OTHER_IDS) {
            if (!page.contains(other)) {
                assertThat(body).as(page).doesNotContain(other);
            }
        }
    }

    private static boolean namesAnother(String address) {
        return OTHER_IDS.stream().anyMatch(address::contains);
    }
}
