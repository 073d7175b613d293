package dev.rapport.crm.filing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.SaidLines;
import dev.rapport.archive.SaidLines.SaidLine;
import dev.rapport.archive.SenderSignatures;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.FilingConsequence;
import dev.rapport.crm.field.Claim;
import dev.rapport.crm.field.DerivedFields;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.filing.FindingFields.Fill;
import dev.rapport.installation.Company;
import dev.rapport.match.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Has the fields of the records that items are filed on filled from what was said in them.
 *
 * <p>What is about the sale stands on the account and, where it is clear which sale is meant, on the opportunity too; what is
 * about a person, on the contact. From what nobody is sure whose it is, nothing is filled. Safe for use by many threads.
 */
@Component
@Order(100)
class FilledFields implements FilingConsequence {

    private final FindingStore findings;
    private final SaidLines lines;
    private final SenderSignatures signatures;
    private final ContactStore contacts;
    private final DerivedFields fields;
    private final SignatureFields signatureFields;
    private final OwnDetails ownDetails;
    private final Company company;

    FilledFields(
            FindingStore findings,
            SaidLines lines,
            SenderSignatures signatures,
            ContactStore contacts,
            DerivedFields fields,
            Keys keys,
            Company company) {
        this.findings = findings;
        this.lines = lines;
        this.signatures = signatures;
        this.contacts = contacts;
        this.fields = fields;
        this.signatureFields = new SignatureFields(keys);
        this.ownDetails = new OwnDetails(keys);
        this.company = company;
    }

    @Override
    public void filed(List<Activity> activities) {
        List<Activity> owned = activities.stream()
                .filter(activity ->
                        activity.account() != null || !activity.contacts().isEmpty())
                .toList();
        fields.replace(activities.stream().map(Activity::item).toList(), owned.isEmpty() ? List.of() : claims(owned));
    }

    @Override
    public void withdrawn(List<ItemId> items) {
        fields.replace(items, List.of());
    }

    private List<Claim> claims(List<Activity> activities) {
        List<ItemId> items = activities.stream().map(Activity::item).toList();
        Map<ItemId, List<Finding>> found = findings.of(Viewer.PIPELINE, items);
        Map<ItemId, List<SaidLine>> deciding = lines.theirs(Viewer.PIPELINE, items, DecisionMakers.CUE).stream()
                .collect(groupingBy(SaidLine::item));
        List<Claim> claims = new ArrayList<>();
        for (Activity activity : activities) {
            List<Fill> fills = new ArrayList<>(new FindingFields(
                            found.getOrDefault(activity.item(), List.of()),
                            activity.at().atZone(company.zone()).toLocalDate())
                    .fills());
            DecisionMakers.in(deciding.getOrDefault(activity.item(), List.of())).ifPresent(fills::add);
            owners(activity).forEach(owner -> fills.forEach(fill -> claims.add(claim(owner, activity, fill))));
        }
        claims.addAll(ofContacts(activities, found));
        return distinct(claims);
    }

    /** On whose record it stands what was said about the sale. */
    private static List<FieldOwner> owners(Activity activity) {
        if (activity.account() == null) {
            return activity.contacts().size() == 1
                    ? List.of(FieldOwner.of(activity.contacts().getFirst()))
                    : List.of();
        }
        return Stream.concat(
                        Stream.of(FieldOwner.of(activity.account())),
                        Stream.ofNullable(activity.opportunity()).map(FieldOwner::of))
                .toList();
    }

    private List<Claim> ofContacts(List<Activity> activities, Map<ItemId, List<Finding>> found) {
        List<Own> own = new ArrayList<>(signed(activities));
        own.addAll(saidOfThemselves(activities, found));
        if (own.isEmpty()) {
            return List.of();
        }
        Map<ContactId, Contact> known = contacts
                .all(Viewer.PIPELINE, own.stream().map(Own::contact).toList())
                .stream()
                .collect(toMap(Contact::id, one -> one));
        Map<ItemId, Activity> byItem = activities.stream().collect(toMap(Activity::item, one -> one));
        List<Claim> claims = new ArrayList<>();
        for (Own one : own) {
            Contact contact = known.get(one.contact());
            Activity activity = byItem.get(one.item());
            if (contact != null && activity != null && activity.contacts().contains(contact.id())) {
                one.fills().apply(contact).forEach(fill -> add(claims, contact, activity, fill));
            }
        }
        return claims;
    }

    /** What somebody said of themselves; it holds for a contact whose record the item is on. */
    private record Own(ItemId item, ContactId contact, Function<Contact, List<Fill>> fills) {}

    private List<Own> signed(List<Activity> activities) {
        return signatures
                .of(Viewer.PIPELINE, activities.stream().map(Activity::item).toList())
                .stream()
                .map(signature -> new Own(
                        signature.item(), signature.sender(), contact -> signatureFields.of(signature, contact)))
                .toList();
    }

    private List<Own> saidOfThemselves(List<Activity> activities, Map<ItemId, List<Finding>> found) {
        List<Finding> own = activities.stream()
                .flatMap(activity -> found.getOrDefault(activity.item(), List.of()).stream())
                .filter(OwnDetails::mayBe)
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        Map<UtteranceId, ContactId> speakers = lines.speakers(
                Viewer.PIPELINE,
                own.stream()
                        .flatMap(finding -> Stream.ofNullable(finding.place().utterance()))
                        .collect(toSet()));
        return own.stream()
                .flatMap(finding -> Stream.ofNullable(
                                speakers.get(finding.place().utterance()))
                        .map(speaker -> new Own(
                                finding.item(),
                                speaker,
                                contact -> ownDetails.of(finding).stream().toList())))
                .toList();
    }

    /** A number or an address that the contact has already says nothing new. */
    private static void add(List<Claim> claims, Contact contact, Activity activity, Fill fill) {
        if (!contact.hasEntered(fill.part())) {
            claims.add(claim(FieldOwner.of(contact.id()), activity, fill));
        }
    }

    private static Claim claim(FieldOwner owner, Activity activity, Fill fill) {
        return new Claim(
                owner,
                fill.field().key(),
                fill.part(),
                activity.item(),
                fill.value(),
                fill.confidence(),
                activity.at(),
                fill.evidence());
    }

    /** One claim for an entry: the first that an item makes. */
    private static List<Claim> distinct(List<Claim> claims) {
        record Place(FieldOwner owner, String name, String part, ItemId item) {}
        Map<Place, Claim> first = new LinkedHashMap<>();
        claims.forEach(
                claim -> first.putIfAbsent(new Place(claim.owner(), claim.name(), claim.part(), claim.item()), claim));
        return List.copyOf(first.values());
    }
}
