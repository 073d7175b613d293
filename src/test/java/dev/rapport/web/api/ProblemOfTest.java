package dev.rapport.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

class ProblemOfTest {

    static Stream<Exception> whatPasses() {
        return Stream.of(
                new TemporaryFailure("The disk is full"),
                new DataAccessResourceFailureException("jdbc:postgresql://secret"),
                new CannotGetJdbcConnectionException("jdbc:postgresql://secret"),
                new CannotCreateTransactionException("jdbc:postgresql://secret"),
                new MultipartException("x", new IOException("No space left on device")));
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void whatPassesIs503WithTheTimeToComeAgain(Exception error) {
        ProblemOf.Answer answer = ProblemOf.error(error);

        assertThat(answer.status().value()).isEqualTo(503);
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("5");
        assertThat(answer.detail()).doesNotContain("secret");
    }

    @Test
    void anUploadThatIsTooLargeIs413() {
        assertThat(ProblemOf.error(new MaxUploadSizeExceededException(1))
                        .status()
                        .value())
                .isEqualTo(413);
    }

    @Test
    void whatOurOwnValuesRefuseIs400AndWhatElseIsWrongIsABug() {
        Exception cursor = thrown(() -> Keyset.of("x"));
        Exception id = thrown(() -> UUID.fromString(String.join("", List.of("x"))));

        assertThat(ProblemOf.error(cursor).status().value()).isEqualTo(400);
        assertThat(ProblemOf.error(id).isBug()).isTrue();
        assertThat(ProblemOf.error(new NullPointerException("inside")).detail()).doesNotContain("inside");
        assertThat(thrown(() -> ConversationId.of("x"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Exception thrown(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }
}
