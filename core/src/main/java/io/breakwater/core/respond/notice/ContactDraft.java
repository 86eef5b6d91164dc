package io.breakwater.core.respond.notice;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.LogText;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A contact as a person or a program writes it, not looked at yet. */
public record ContactDraft(
        TenantId tenant, String name, Channel channel, String address, Language language, WarningColour least) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;
    /** The everyday part of RFC 5321: a dot-atom, a domain of labels in any script. No quoting, no literals, no comments. */
    private static final Pattern MAILBOX = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)*");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    public ContactDraft {
        name = name.strip();
        address = address.strip();
    }

    /** What is wrong with it, all of it; empty when nothing is. */
    public List<Phrase> objections() {
        List<Phrase> found = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(LogText::isActive)) {
            found.add(new Phrase(
                    "姓名须为 1 至 " + LONGEST_NAME + " 个字符，不含换行等控制字符。",
                    "A name has 1 to " + LONGEST_NAME
                            + " characters, none of them a line break or other control character."));
        }
        (channel == Channel.MAIL ? mailbox(address) : hook(address)).ifPresent(found::add);
        return found;
    }

    /** Whether a mail can be addressed so; what is wrong otherwise. */
    public static Optional<Phrase> mailbox(String address) {
        return address.length() <= LONGEST_ADDRESS && MAILBOX.matcher(address).matches()
                ? Optional.empty()
                : Optional.of(new Phrase("邮件地址须形如 name@example.com。", "A mail address looks like name@example.com."));
    }

    /** What is told is TLP:AMBER, so it crosses a network only under TLS. */
    private static Optional<Phrase> hook(String address) {
        Optional<Phrase> wrong = Optional.of(new Phrase(
                "Webhook 地址须为 https 网址（仅本机可用 http），不含用户名与片段。",
                "A webhook's address is an https URL (http on this machine only) without user name and fragment."));
        try {
            URI url = new URI(address);
            boolean plain = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
            boolean safe = "https".equals(url.getScheme())
                    || "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
            return plain && safe && address.length() <= 2 * LONGEST_ADDRESS ? Optional.empty() : wrong;
        } catch (URISyntaxException malformed) {
            return wrong;
        }
    }

    /** Throws IllegalArgumentException when there are {@link #objections()}. */
    public Contact addedAt(Instant at) {
        if (!objections().isEmpty()) {
            throw new IllegalArgumentException(objections().getFirst().en());
        }
        return new Contact(
                Contact.id(tenant, channel, address, at),
                tenant,
                name,
                channel,
                address,
                language,
                least,
                at,
                Optional.empty());
    }
}
