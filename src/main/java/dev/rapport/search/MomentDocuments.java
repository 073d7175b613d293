package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.SpokenForm;
import dev.rapport.conversation.Word;
import dev.rapport.query.Analysis;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes the documents of {@link IndexSchema}.
 *
 * <p>Safe for use by many threads.
 */
final class MomentDocuments {

    /** Below this, the recogniser was not sure of a word. */
    static final double CERTAIN = 0.5;

    /** What the moments of notes have. */
    static final String NOTE = "note";

    /** Where notes are for those who ask for a stretch of time. */
    private static final long NEVER = -1;

    private final ZoneId zone;

    /** @param zone where months begin */
    MomentDocuments(ZoneId zone) {
        this.zone = zone;
    }

    /** How the text of each field is cut. */
    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(
                Analysis.exact(),
                java.util.Map.of(IndexSchema.TEXT, Analysis.stemmed(), IndexSchema.SUBJECT, Analysis.stemmed()));
    }

    List<Document> of(IndexedItem item, long generation) {
        return item.moments().stream()
                .map(moment -> document(item.occasion(), moment, generation))
                .toList();
    }

    private Document document(Occasion occasion, Moment moment, long generation) {
        Document document = new Document();
        said(document, moment);
        if (occasion.channel() == Channel.CALL && moment.note() == null) {
            heard(document, moment);
        }
        around(document, occasion, moment);
        document.add(new LongPoint(IndexSchema.GENERATION, generation));
        return document;
    }

    /** All but what was said: which moment it is, and what narrows. */
    void around(Document document, Occasion occasion, Moment moment) {
        id(document, moment);
        by(document, occasion, moment);
        when(document, occasion, moment);
        customer(document, occasion);
        about(document, occasion, moment);
    }

    private static void id(Document document, Moment moment) {
        document.add(new NumericDocValuesField(
                IndexSchema.ID_HIGH, moment.utterance().value().getMostSignificantBits()));
        document.add(new NumericDocValuesField(
                IndexSchema.ID_LOW, moment.utterance().value().getLeastSignificantBits()));
    }

    private static void said(Document document, Moment moment) {
        document.add(new TextField(IndexSchema.TEXT, moment.text(), Store.NO));
        document.add(new TextField(IndexSchema.EXACT, moment.text(), Store.NO));
        document.add(new StoredField(IndexSchema.BODY, moment.text()));
        document.add(new StoredField(IndexSchema.CONFIDENCE, (float) moment.confidence()));
        if (moment.kind() == Moment.Kind.UTTERANCE) {
            document.add(
                    new StoredField(IndexSchema.UTTERANCE, moment.utterance().toString()));
        }
        if (moment.attachment() != null) {
            document.add(
                    new StoredField(IndexSchema.ATTACHMENT, moment.attachment().toString()));
        }
        if (moment.note() != null) {
            document.add(new StoredField(IndexSchema.NOTE, moment.note().id().toString()));
        }
        if (moment.message() != null) {
            document.add(new StoredField(IndexSchema.MESSAGE, moment.message().toString()));
        }
    }

    /** What is written otherwise than it was said is found both ways, by a second value of both fields. */
    private static void heard(Document document, Moment moment) {
        SpokenForm spoken = moment.spoken();
        if (spoken.differs()) {
            document.add(new TextField(IndexSchema.TEXT, spoken.text(), Store.NO));
            document.add(new TextField(IndexSchema.EXACT, spoken.text(), Store.NO));
            document.add(new StoredField(IndexSchema.SPOKEN, StoredSpeech.encode(spoken)));
        }
        document.add(new BinaryDocValuesField(IndexSchema.TIMES, WordTimes.encode(moment)));
        document.add(new StoredField(IndexSchema.STARTS, WordStarts.encode(moment.words())));
        String uncertain = moment.words().stream()
                .filter(word -> word.confidence() < CERTAIN)
                .map(MomentDocuments::place)
                .collect(Collectors.joining(","));
        if (!uncertain.isEmpty()) {
            document.add(new StoredField(IndexSchema.UNCERTAIN, uncertain));
        }
    }

    private static String place(Word word) {
        return word.startChar() + "-" + word.endChar();
    }

    private static void by(Document document, Occasion occasion, Moment moment) {
        document.add(new StoredField(IndexSchema.PARTY, moment.party().toString()));
        Moment.OfNote note = moment.note();
        if (note != null) {
            document.add(new TextField(IndexSchema.FROM, note.author(), Store.NO));
            document.add(new StoredField(IndexSchema.PARTY_NAME, note.author()));
        }
        keyword(
                document,
                IndexSchema.SIDE,
                note == null ? speakers(document, occasion, moment).name() : Side.UNKNOWN.name());
    }

    /** Who says it and who hears it; answers the side of who says it. */
    private static Side speakers(Document document, Occasion occasion, Moment moment) {
        Side side = Side.UNKNOWN;
        for (Party party : occasion.parties()) {
            boolean speaks = party.id().equals(moment.party());
            names(document, speaks ? IndexSchema.FROM : IndexSchema.TO, party);
            if (speaks) {
                side = party.side();
                document.add(new StoredField(IndexSchema.PARTY_NAME, party.label()));
            }
        }
        return side;
    }

    private static void names(Document document, String field, Party party) {
        Stream.of(party.name(), party.email(), party.phone(), party.handle())
                .filter(Objects::nonNull)
                .forEach(name -> document.add(new TextField(field, name, Store.NO)));
    }

    private void when(Document document, Occasion occasion, Moment moment) {
        long startedAt = occasion.startedAt().toEpochMilli();
        document.add(new LongPoint(IndexSchema.STARTED_AT, startedAt));
        value(document, IndexSchema.STARTED_AT, startedAt);
        document.add(new LongPoint(IndexSchema.START_MS, moment.note() == null ? moment.startMs() : NEVER));
        value(document, IndexSchema.START_MS, moment.startMs());
        String month = YearMonth.from(occasion.startedAt().atZone(zone)).toString();
        document.add(new SortedDocValuesField(IndexSchema.MONTH, new BytesRef(month)));
    }

    private static void customer(Document document, Occasion occasion) {
        Named<AccountId> account = occasion.account();
        if (account != null) {
            keyword(document, IndexSchema.ACCOUNT, account.id().toString());
            if (account.name() != null) {
                document.add(new TextField(IndexSchema.ACCOUNT_NAME, account.name(), Store.YES));
            }
        }
        for (Named<ContactId> contact : occasion.contacts()) {
            document.add(new StringField(IndexSchema.CONTACT, contact.id().toString(), Store.NO));
            if (contact.name() != null) {
                document.add(new TextField(IndexSchema.CONTACT_NAME, contact.name(), Store.NO));
            }
        }
    }

    private static void about(Document document, Occasion occasion, Moment moment) {
        keyword(document, IndexSchema.CONVERSATION, occasion.conversation().toString());
        keyword(document, IndexSchema.ITEM, occasion.item().toString());
        keyword(document, IndexSchema.CHANNEL, occasion.channel().name());
        if (occasion.subject() != null) {
            document.add(new TextField(IndexSchema.SUBJECT, occasion.subject(), Store.NO));
            document.add(new TextField(IndexSchema.SUBJECT_EXACT, occasion.subject(), Store.NO));
        }
        for (String finding : moment.findings()) {
            String type = finding.toLowerCase(Locale.ROOT);
            document.add(new StringField(IndexSchema.FINDING, type, Store.NO));
            document.add(new SortedSetDocValuesField(IndexSchema.FINDING, new BytesRef(type)));
        }
        has(occasion, moment).forEach(what -> document.add(new StringField(IndexSchema.HAS, what, Store.NO)));
        languages(occasion.language())
                .forEach(language -> document.add(new StringField(IndexSchema.LANG, language, Store.NO)));
    }

    private static List<String> has(Occasion occasion, Moment moment) {
        List<String> has = new ArrayList<>();
        if (occasion.recorded()) {
            has.add("recording");
        }
        if (occasion.attached()) {
            has.add("attachment");
        }
        if (occasion.account() != null) {
            has.add("account");
        }
        if (!occasion.contacts().isEmpty()) {
            has.add("contact");
        }
        if (occasion.subject() != null) {
            has.add("subject");
        }
        if (moment.note() != null) {
            has.add(NOTE);
        }
        if (!moment.findings().isEmpty()) {
            has.add("finding");
        }
        return has;
    }

    private static Stream<String> languages(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return Stream.empty();
        }
        String language = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        int region = language.indexOf('-');
        return region < 0 ? Stream.of(language) : Stream.of(language, language.substring(0, region));
    }

    private static void keyword(Document document, String field, String value) {
        document.add(new StringField(field, value, Store.YES));
        document.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    private static void value(Document document, String field, long value) {
        document.add(new NumericDocValuesField(field, value));
        document.add(new StoredField(field, value));
    }
}
