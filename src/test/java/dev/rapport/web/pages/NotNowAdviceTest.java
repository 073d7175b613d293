package dev.rapport.web.pages;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import dev.rapport.conversation.TemporaryFailure;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;

class NotNowAdviceTest {

    static final List<RuntimeException> FAILURES = List.of(
            new TemporaryFailure("The disk is full"),
            new CannotGetJdbcConnectionException("no connection", new SQLException("refused")),
            new CannotCreateTransactionException("no connection"),
            new CannotAcquireLockException("deadlock"));

    /** A page that can not be had. */
    @Controller
    record Failing(RuntimeException failure) {

        @GetMapping("/page")
        String page() {
            throw failure;
        }
    }

    @ParameterizedTest
    @FieldSource("FAILURES")
    void whatMayPassIsThePage503WithTheReason(RuntimeException failure) throws Exception {
        MockMvcBuilders.standaloneSetup(new Failing(failure))
                .setControllerAdvice(new NotNowAdvice())
                .build()
                .perform(get("/page"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(view().name("error/503"))
                .andExpect(model().attributeExists("detail"));
    }
}
