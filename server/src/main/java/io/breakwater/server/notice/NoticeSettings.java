package io.breakwater.server.notice;

import io.breakwater.core.respond.notice.NoticeTexts;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How this house tells contacts.
 *
 * @param mail empty: no mail goes out, which the notices then show
 * @param link where people reach the console, without a slash at its end; empty: where it listens
 * @param texts loaded at their first use
 */
public record NoticeSettings(
        Optional<MailSettings> mail, Optional<String> link, NoticeKeys keys, Supplier<NoticeTexts> texts) {}
