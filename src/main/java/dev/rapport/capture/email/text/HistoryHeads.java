package dev.rapport.capture.email.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the lines that mail programs put before a whole message that is answered or forwarded: separators such as
 * "-----Original Message-----", and blocks of From, Sent, To, Subject, in some twenty languages, bold or not.
 */
final class HistoryHeads {

    private static final Pattern ORIGINAL = Words.pattern(
            "^[\\s*_=>~|-]{0,80}",
            "Original (?:Message|Appointment|E-?mail)|Reply Message|Urspr[üu]ngliche (?:Nachricht|E-?Mail|Mail|Message)|Original-?Nachricht|"
                    + "Message d[’']origine|Message original|Message initial|Mensaje original|Messaggio originale|Mensagem original|"
                    + "Oorspronkelijk bericht|Origineel bericht|Oorspronkelijke e-?mail|Wiadomo[śs][ćc] oryginalna|Oryginalna wiadomo[śs][ćc]|Wiadomo[śs][ćc] [źz]r[óo]d[łl]owa|"
                    + "Ursprungligt meddelande|Originalmeddelande|Oprindelig (?:meddelelse|besked|mail)|Opprinnelig melding|Original(?:melding|besked)|"
                    + "Alkuper[äa]inen viesti|元のメッセージ|オリジナルメッセージ|原始邮件|原邮件|原始郵件|原始信件|原邮件信息|Исходное сообщение|Оригинальное сообщение|"
                    + "Původní (?:zpráva|e-?mail)|Pôvodná správa|(?:Orijinal|Özgün) (?:Mesaj|ileti)|원본 (?:메시지|메일)|Вихідне повідомлення|Оригінальне повідомлення|"
                    + "Mesaj(?:ul)? (?:original|ini[țt]ial)|Eredeti üzenet|Αρχικό μήνυμα|Izvorna poruka",
            "[\\s*_=~|:-]{0,80}$");

    private static final String FORWARD_WORDS =
            "Forwarded (?:message|mail|by)|Weitergeleitete (?:Nachricht|Mail)|Message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|Mensaje reenviado|"
                    + "Messaggio inoltrato|Mensagem (?:encaminhada|reencaminhada)|Doorgestuurd bericht|(?:Wiadomo[śs][ćc] przekazana|Przekazana wiadomo[śs][ćc]|Tre[śs][ćc] przekazanej wiadomo[śs]ci)|"
                    + "Vidarebefordrat (?:meddelande|brev|mejl)|Videresendt (?:besked|meddelelse|melding|e-post)|(?:Edelleenl[äa]hetetty|V[äa]litetty|L[äa]hetetty edelleen) viesti|"
                    + "転送(?:された)?メッセージ|Forwarded|转发(?:的)?邮件(?:信息)?|轉寄(?:的)?郵件|Пересла?(?:нн|ыла?ем)ое (?:сообщение|письмо)|Переадресован[\\p{L}]+ (?:сообщение|повідомлення)|Переслане повідомлення|"
                    + "Přeposlaná zpráva|[İI]letil(?:en|mi[şs]) (?:ileti|mesaj)|전달된 메시지|Mesaj (?:redirec[țt]ionat|transmis)|Tov[áa]bb[íi]tott [üu]zenet|Προωθημένο μήνυμα";

    private static final Pattern FORWARD =
            Words.pattern("^[\\s*_=>~|-]{2,80}", FORWARD_WORDS, "[\\p{L}\\s]{0,40}[\\s*_=~|:-]{2,80}$");

    private static final Pattern BEGIN_FORWARD = Words.pattern(
            "^[\\s*_]*",
            "Begin forwarded message|(?:Anfang|Beginn) der weitergeleiteten (?:Nachricht|E-?Mail)|D[ée]but du (?:message|courriel) (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|"
                    + "Inicio del mensaje reenviado|Inizio (?:del )?messaggio inoltrato|In[íi]cio da mensagem (?:reencaminhada|encaminhada)|Begin doorgestuurd bericht|"
                    + "(?:Pocz[ąa]tek|Rozpocz[ęe]cie) przek(?:azywanej|azanej) wiadomo[śs]ci|Vidarebefordrat (?:brev|mejl|meddelande)|(?:Start|Begyndelse) p[åa] (?:den )?videresendt[e]? (?:besked|melding)|"
                    + "Videresendt (?:melding|besked)|(?:Alkaa v[äa]litetty viesti|V[äa]litetty viesti alkaa)|転送されたメッセージ|(?:开始转发的邮件|下面是被转发的邮件|以下是轉寄的郵件|開始轉寄郵件)|"
                    + "Начало (?:переадресованного|пересылаемого) (?:сообщения|письма)|Začátek přeposílané zprávy|(?:[İI]letilen mesajın başlangıcı|[İI]leti başlangıcı)|전달된 메시지(?: 시작)?",
            "\\s*[:：][\\s*_]*$");

    private static final Pattern ABOVE_THIS = Words.pattern(
            "^[\\s#*_=-]*",
            "(?:please )?(?:type your )?reply above this line|reply to this email directly or view it on|bitte (?:antworten sie )?(?:oberhalb|über) dieser linie|"
                    + "r[ée]pondez au-dessus de cette ligne|responda por encima de esta l[íi]nea|rispondi sopra questa riga",
            ".{0,60}$");

    private static final Pattern RULE = Pattern.compile("^[_=*-]{5,200}$|^(?:[_-] ){3,40}[_-]$|^[─━—]{3,200}$");

    private enum Name {
        FROM,
        DATE,
        TO,
        SUBJECT,
        OTHER
    }

    private static final Pattern FROM = header(
            "From|Von|De|Da|Van|Od|Fr[åa]n|Fra|L[äa]hett[äa]j[äa]|Exp[ée]diteur|Mittente|Remitente|Absender|Afzender|Nadawca|Odes[íi]latel|"
                    + "Avs[äa]ndare|Afsender|Avsender|Отправитель|От кого|От|Від|Kimden|G[öo]nderen|보낸 ?사람|差出人|送信者|发件人|發件人|寄件者|寄件人|Felad[óo]|De la|Expeditor|Από|Αποστολέας");
    private static final Pattern DATE = header(
            "Sent(?: at| on)?|Date|Gesendet(?: am)?|Datum|Envoy[ée](?: le)?|Enviad[oa](?: el| em)?|Fecha|Inviato(?: il)?|Data(?: di invio)?|Verzonden(?: op)?|Wys[łl]ano|"
                    + "Skickat|Sendt|Dato|L[äa]hetetty|P[äa]iv[äa](?:m[äa][äa]r[äa]|ys)|送信(?:日時|済み)|日付|日時|发送(?:时间|日期)|日期|時間|时间|寄件日期|傳送(?:時間|日期)|Отправлено|Дата|Надіслано|"
                    + "G[öo]nderme Tarihi|G[öo]nderildi|Tarih|보낸 ?(?:날짜|시간)|날짜|Odesl[áa]no|Trimis(?: la)?|Elk[üu]ldve|D[áa]tum|Ημερομηνία|Στάλθηκε");
    private static final Pattern TO = header(
            "To|An|[ÀA]|Para|Aan|Do|Till|Til|Vastaanottaja|宛先|收件人|收件者|Кому|Kime|Al[ıi]c[ıi]|받는 ?사람|Komu|C[ăa]tre|C[íi]mzett|Destinatario|Destinataire|Empf[äa]nger|Προς|A");
    private static final Pattern SUBJECT = header(
            "Subject|Betreff|Objet|Sujet|Asunto|Oggetto|Assunto|Onderwerp|Temat|[ÄA]mne|Emne|Aihe|件名|主题|主旨|主題|标题|Тема|Konu|제목|P[řr]edm[ěe]t|Subiect|T[áa]rgy|Θέμα");
    private static final Pattern OTHER = header(
            "Cc|Bcc|Kopie|Kopi|Kopia|Kopio|Copie|Reply-To|Importance|Wichtigkeit|Priorit[äày]|Attachments?|Anlagen?|抄送|副本|Копия|Bilgi|참조|Organization|Resent-From");

    private static final int MOST_LINES = 14;

    private HistoryHeads() {}

    private static Pattern header(String names) {
        return Words.pattern("^[\\s*_|]*", names, "[\\s*_]*[:：][\\s*_]*(.*)$");
    }

    static boolean isRule(String line) {
        return RULE.matcher(line).matches();
    }

    /** What is a separator only right before a head: by itself it may be a heading of the sender's. */
    static boolean announces(String line) {
        return isRule(line) || ORIGINAL.matcher(line).matches();
    }

    static boolean isSeparator(String line) {
        return (ORIGINAL.matcher(line).matches() && (line.matches("^[\\s*_]*[-_=~]{2}.*") || line.endsWith(":")))
                || ABOVE_THIS.matcher(line).matches();
    }

    static boolean isForward(String line) {
        return FORWARD.matcher(line).matches()
                || hasColon(line) && BEGIN_FORWARD.matcher(line).matches();
    }

    /**
     * How many lines from {@code at} on are a block of headers; 0 for none.
     *
     * @param announced whether a separator stands before: then two fields are enough
     */
    static int headerLines(List<Line> lines, int at, boolean announced) {
        Set<Name> names = EnumSet.noneOf(Name.class);
        boolean address = false;
        int last = at - 1;
        int unknown = 0;
        for (int i = at; i < lines.size() && i < at + MOST_LINES; i++) {
            String line = lines.get(i).text();
            Name name = line.isEmpty() ? null : name(line);
            if (name == null) {
                boolean blankWithin = line.isEmpty()
                        && i + 1 < lines.size()
                        && name(lines.get(i + 1).text()) != null;
                if (i == at || (!blankWithin && (line.isEmpty() || ++unknown > 3))) {
                    break;
                }
                continue;
            }
            unknown = 0;
            names.add(name);
            address |= name == Name.FROM && line.indexOf('@') >= 0;
            last = i;
        }
        return isHead(names, address, announced) ? last - at + 1 : 0;
    }

    private static boolean isHead(Set<Name> names, boolean address, boolean announced) {
        if (!names.contains(Name.FROM)) {
            return false;
        }
        boolean when = names.contains(Name.DATE);
        boolean to = names.contains(Name.TO);
        boolean subject = names.contains(Name.SUBJECT);
        return (subject && (when || to)) || (address && when && to) || (announced && (subject || when || to));
    }

    private static boolean hasColon(String line) {
        return line.indexOf(':') >= 0 || line.indexOf('：') >= 0;
    }

    private static @Nullable Name name(String line) {
        if (!hasColon(line)) { // as most lines have none, and no name of a field stands without
            return null;
        }
        if (value(FROM, line)) {
            return Name.FROM;
        }
        if (value(DATE, line)) {
            return Name.DATE;
        }
        if (value(SUBJECT, line)) {
            return Name.SUBJECT;
        }
        if (value(TO, line)) {
            return Name.TO;
        }
        return value(OTHER, line) ? Name.OTHER : null;
    }

    private static boolean value(Pattern header, String line) {
        return header.matcher(line).matches();
    }
}
