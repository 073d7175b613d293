package dev.rapport.web.pages;

import dev.rapport.conversation.TemporaryFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answers what may succeed in a moment with the page 503, without the frame of others: what it is made of may be missing too. */
@ControllerAdvice(basePackageClasses = NotNowAdvice.class)
final class NotNowAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(NotNowAdvice.class);

    /** Something is not to be had just now, such as room on the disk. */
    @ExceptionHandler(TemporaryFailure.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String later(TemporaryFailure why, Model model) {
        model.addAttribute("detail", why.getMessage());
        return "error/503";
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class
    })
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String withoutDatabase(Exception why, Model model) {
        LOG.warn("A page could not be shown without the database: {}", why.getMessage());
        model.addAttribute("detail", "The database can not be reached just now.");
        return "error/503";
    }
}
