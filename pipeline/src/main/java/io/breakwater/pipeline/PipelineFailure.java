package io.breakwater.pipeline;

/** The pipeline cannot do what it was asked; the message says what, the cause why. */
public final class PipelineFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PipelineFailure(String message) {
        super(message);
    }

    PipelineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
