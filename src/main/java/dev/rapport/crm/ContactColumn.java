package dev.rapport.crm;

import java.util.Arrays;
import java.util.List;
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

    /**
     * Empty for a line that is not the header of a table of contacts.
     *
     * <p>It is one when a column has names of people, numbers or addresses, or when accounts come with their domains. A table with
     * a name and a stage or an amount is one of opportunities.
     */
    static Optional<TableHeader<ContactColumn>> header(List<String> cells) {
        TableHeader<ContactColumn> header = new TableHeader<>(cells, ContactColumn::named);
        boolean reached = header.has(EMAIL) || header.has(PHONE);
        boolean called = header.has(NAME) || header.has(FIRST_NAME) || header.has(LAST_NAME);
        boolean opportunities = cells.stream().anyMatch(OpportunityColumn::isTelling);
        boolean accounts = header.has(ACCOUNT) && header.has(DOMAIN);
        return reached || (called || accounts) && !opportunities ? Optional.of(header) : Optional.empty();
    }

    static String letters(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    }
}
