package io.breakwater.server.live;

import io.breakwater.server.security.Viewer;
import io.breakwater.store.OutcomeListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where pages listen. */
@Controller
final class LivePage {
    private final LiveFeed feed;

    /** @param listener wanted here so that it starts with the first page that listens */
    LivePage(LiveFeed feed, OutcomeListener listener) {
        this.feed = feed;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(Viewer viewer) {
        return feed.listen(viewer.scope());
    }
}
