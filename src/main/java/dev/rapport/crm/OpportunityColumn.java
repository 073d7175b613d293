package dev.rapport.crm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a column of a table of opportunities means. All columns of other names are left out. */
enum OpportunityColumn {
    ACCOUNT("account", "accountname", "company", "companyname", "organization", "organisation", "customer"),
    ACCOUNT_EXTERNAL_ID("accountexternalid", "companyexternalid", "organizationexternalid"),
    NAME("name", "opportunity", "opportunityname", "deal", "dealname", "subject"),
    STAGE("stage", "stagename", "dealstage", "opportunitystage"),
    OUTCOME("outcome", "result"),
    PRODUCT("product", "productname"),
    AMOUNT("amount", "value", "dealamount"),
    CURRENCY("currency", "currencycode", "currencyisocode"),
    CLOSE_DATE("closedate", "closingdate", "expectedclosedate"),
    CHANGED_AT("changedat", "changed", "changedate", "stagechangedat"),
    EXTERNAL_ID("externalid", "opportunityexternalid", "opportunityid", "dealid");

    /** The columns that no table of contacts has. */
    private static final Set<OpportunityColumn> TELLING =
            Set.of(STAGE, OUTCOME, AMOUNT, CURRENCY, CLOSE_DATE, CHANGED_AT);

    private final Set<String> names;

    OpportunityColumn(String... names) {
        this.names = Set.of(names);
    }

    static Optional<OpportunityColumn> named(String header) {
        String letters = ContactColumn.letters(header);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(letters))
                .findFirst();
    }

    /** Whether a column of this name says that a table is one of opportunities. */
    static boolean isTelling(String header) {
        return named(header).filter(TELLING::contains).isPresent();
    }

    /** Empty for a line that names no account and no opportunity. */
    static Optional<TableHeader<OpportunityColumn>> header(List<String> cells) {
        TableHeader<OpportunityColumn> header = new TableHeader<>(cells, OpportunityColumn::named);
        boolean account = header.has(ACCOUNT) || header.has(ACCOUNT_EXTERNAL_ID);
        boolean named = header.has(NAME) || header.has(EXTERNAL_ID);
        return account && named || header.has(EXTERNAL_ID) && header.has(STAGE)
                ? Optional.of(header)
                : Optional.empty();
    }
}
