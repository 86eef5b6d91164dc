package io.breakwater.server.api;

import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.server.api.JsonAnswer.Problem;
import io.breakwater.server.console.NoSuchPage;
import io.breakwater.server.door.TooLargeBody;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers of the API when something can't be answered. */
@RestControllerAdvice(
        assignableTypes = {ReadingApi.class, RuleApi.class, ActionApi.class, ExposureApi.class, ContactApi.class})
final class ApiErrors {
    @ExceptionHandler(NoSuchPage.class)
    ResponseEntity<byte[]> notThere(NoSuchPage missing) {
        return JsonAnswer.of(404, new Problem("not-found", String.valueOf(missing.getMessage())));
    }

    @ExceptionHandler({
        IllegalArgumentException.class,
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class
    })
    ResponseEntity<byte[]> misused(Exception wrong) {
        return JsonAnswer.of(400, new Problem("bad-request", String.valueOf(wrong.getMessage())));
    }

    @ExceptionHandler(TooLargeBody.class)
    ResponseEntity<byte[]> tooLarge(TooLargeBody large) {
        return JsonAnswer.of(413, new Problem("body.too-large", String.valueOf(large.getMessage())));
    }

    @ExceptionHandler(IntakeRefusal.class)
    ResponseEntity<byte[]> refused(IntakeRefusal refusal) {
        return JsonAnswer.of(503, new Problem("not-taken", String.valueOf(refusal.getMessage())));
    }
}
