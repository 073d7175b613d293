package dev.rapport.crm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of a table of contacts means. All columns of other names become custom fields. */
enum ContactColumn {
    ACCOUNT(
            "account",
            "accountname",
            "company",
            "companyname",
            "organization",
            "organizationname",
            "organisation",
            "organisationname"),
    ACCOUNT_EXTERNAL_ID("accountexternalid", "companyexternalid", "organizationexternalid"),
    DOMAIN("domain", "domains", "companydomain", "companydomainname", "website"),
    NAME("name", "fullname", "contact", "contactname"),
    FIRST_NAME("firstname", "givenname", "forename"),
    LAST_NAME("lastname", "surname", "familyname"),
    TITLE("title", "jobtitle"),
    EMAIL("email", "emails", "emailaddress", "mail", "email2", "email3", "workemail"),
    PHONE(
            "phone",
            "phones",
            "phonenumber",
            "telephone",
            "telephonenumber",
            "tel",
            "phone2",
            "phone3",
            "workphone",
            "businessphone",
            "homephone",
            "mobile",
            "mobilephone",
            "mobilenumber",
            "cell",
            "cellphone"),
    OWNER("owner", "ownerid", "accountowner"),
    EXTERNAL_ID("externalid", "contactexternalid");

    private final Set<String> names;

    ContactColumn(String... names) {
        this.names = Set.of(names);
    }

    /** Case, blanks, underscores and other signs between the letters do not count. */
    static Optional<ContactColumn> named(String header) {
        String letters = letters(header);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(letters))
                .findFirst();
    }

    static String letters(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    }
}
