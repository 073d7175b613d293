package dev.rapport.crm.newcomer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of new people at known companies ({@code rapport.contacts.*}).
 *
 * @param create {@code none}: nothing; {@code propose}: a person is asked; {@code business}: they become contacts at once
 */
@ConfigurationProperties("rapport.contacts")
record NewcomerSettings(@DefaultValue("propose") Create create) {

    /** What to do about somebody who writes from the domain of an account. */
    enum Create {
        NONE,
        PROPOSE,
        BUSINESS
    }
}
