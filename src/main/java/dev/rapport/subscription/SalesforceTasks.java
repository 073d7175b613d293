package dev.rapport.subscription;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Account;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactStore;
import dev.rapport.installation.Company;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says an activity in the words of Salesforce's REST API: a completed Task on the account and the contact whose
 * {@code externalId} is their Salesforce id, as an import of a report from there gives them.
 *
 * <p>A step of {@code routes/crm-salesforce.camel.yaml}; the body is a CloudEvent in JSON. The route sends it as an upsert by an
 * external id, so that telling it twice makes one Task. Safe for use by many threads.
 */
@Component("salesforceTasks")
public final class SalesforceTasks {

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_DESCRIPTION = 32_000;

    private final AccountStore accounts;
    private final ContactStore contacts;
    private final Company company;
    private final JsonMapper json;

    SalesforceTasks(AccountStore accounts, ContactStore contacts, Company company, JsonMapper json) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.company = company;
        this.json = json;
    }

    /** The Task's fields in JSON. */
    public String task(String event) {
        JsonNode activity = json.readTree(event).path("data");
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("Subject", cut(activity.path("subject").asString("Conversation"), LONGEST_SUBJECT));
        task.put("Description", cut(activity.path("summary").asString(""), LONGEST_DESCRIPTION));
        task.put("ActivityDate", day(activity.path("at").asString(), company.zone()));
        task.put("Status", "Completed");
        task.put("TaskSubtype", activity.path("channel").asString("").equals("EMAIL") ? "Email" : "Call");
        account(activity).flatMap(known(Account::externalId)).ifPresent(id -> task.put("WhatId", id));
        contact(activity).flatMap(known(Contact::externalId)).ifPresent(id -> task.put("WhoId", id));
        return json.writeValueAsString(task);
    }

    private Optional<Account> account(JsonNode activity) {
        String id = activity.path("accountId").asString("");
        return id.isEmpty() ? Optional.empty() : accounts.find(Viewer.PIPELINE, AccountId.of(id));
    }

    private Optional<Contact> contact(JsonNode activity) {
        String id = activity.path("contactIds").path(0).asString("");
        return id.isEmpty() ? Optional.empty() : contacts.find(Viewer.PIPELINE, ContactId.of(id));
    }

    /** Only what can be an id of Salesforce: 15 or 18 letters and digits. */
    private static <T> Function<T, Optional<String>> known(
            Function<T, @org.jspecify.annotations.Nullable String> externalId) {
        return one ->
                Optional.ofNullable(externalId.apply(one)).filter(id -> id.matches("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?"));
    }

    private static String day(String at, ZoneId zone) {
        return OffsetDateTime.parse(at).atZoneSameInstant(zone).toLocalDate().toString();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
