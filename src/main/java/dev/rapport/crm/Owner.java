package dev.rapport.crm;

/** Which of the two kinds of customers a row belongs to. */
enum Owner {
    ACCOUNT("account_id"),
    CONTACT("contact_id");

    final String column;

    Owner(String column) {
        this.column = column;
    }
}
