package io.breakwater.server.door;

import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.server.api.JsonAnswer;
import io.breakwater.server.api.JsonAnswer.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a sender is told when its records were not taken. */
@RestControllerAdvice(assignableTypes = {HttpDoor.class, FactDoor.class})
final class DoorErrors {
    @ExceptionHandler(DoorKeeper.Stranger.class)
    ResponseEntity<byte[]> stranger(DoorKeeper.Stranger stranger) {
        return JsonAnswer.of(401, new Problem("unauthorised", String.valueOf(stranger.getMessage())));
    }

    @ExceptionHandler(TooLargeBody.class)
    ResponseEntity<byte[]> tooLarge(TooLargeBody large) {
        return JsonAnswer.of(413, new Problem("body.too-large", String.valueOf(large.getMessage())));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<byte[]> misused(IllegalArgumentException wrong) {
        return JsonAnswer.of(400, new Problem("bad-request", String.valueOf(wrong.getMessage())));
    }

    @ExceptionHandler(IntakeRefusal.class)
    ResponseEntity<byte[]> refused(IntakeRefusal refusal) {
        int status = switch (refusal.reason()) {
            case NO_ROOM -> 507;
            case TOO_LARGE -> 413;
            case UNAVAILABLE -> 503;
        };
        return JsonAnswer.of(status, new Problem("not-taken", String.valueOf(refusal.getMessage())));
    }
}
